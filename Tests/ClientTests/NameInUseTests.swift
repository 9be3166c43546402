import Testing

@testable import Client

@Suite struct NameInUseTests {
    private let refusal = "ERROR refusal:name-taken message:somebody | no"

    @Test func `A name in use is requested again until the time is over`() {
        var ana = StompExchange(namePatienceSeconds: 30)
        ana.connects()
        ana.hears(refusal)
        ana.loses()
        guard case .waiting(let time) = ana.session.phase else { return #expect(Bool(false)) }
        #expect(time > ana.now && time <= ana.now + 250_000_000)
        ana.session.tryAgain()
        ana.now += 29_999_000_000
        ana.connects()
        ana.hears(refusal)
        ana.loses()
        #expect(ana.session.phase == .over(failure: "name-taken: somebody"))
    }

    @Test func `Without patience, a name in use ends the session`() {
        var ana = StompExchange()
        ana.connects()
        ana.hears(refusal)
        #expect(ana.session.phase == .over(failure: "name-taken: somebody"))
    }
}
