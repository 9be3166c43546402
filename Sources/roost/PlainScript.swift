internal import Screen
internal import Client

/// How one talks to a plain server: comes in where a name was given, says what is typed, signs off with `/quit`.
struct PlainScript: ClientScript {
    let endsByHalfClosing = false
    /// Whether somebody watches, who has read a refusal and knows what came of it.
    private let isWatched: Bool
    private var arrival: AutomaticLogin
    private var outgoing = OutgoingLines()
    private var isWelcome = false
    private var refusal: String?

    init(_ arrival: AutomaticLogin, isWatched: Bool) {
        self.arrival = arrival
        self.isWatched = isWatched
    }

    var hasSignedOff: Bool { outgoing.hasSignedOff }

    var rejection: String? { arrival.refusal }

    mutating func approach() -> LoginPlan? { arrival.next() }

    mutating func say(_ typed: [UInt8]) -> [UInt8] { outgoing.take(typed) }

    mutating func signOff() -> [UInt8] { outgoing.end() }

    /// Listens for the answer to a login, which no line of another person can look like.
    mutating func hear(_ line: [UInt8]) -> Bool {
        if arrival.hear(line) { return false }
        if line.starts(with: "-- welcome".utf8) {
            isWelcome = true
        } else if !isWelcome, line.starts(with: "!! ".utf8), !line.dropFirst(3).starts(with: "not-logged-in".utf8) {
            refusal = Printable(line.dropFirst(3)).text
        }
        return true
    }

    /// A script that was not let in has done nothing, though the server said goodbye.
    var disappointment: String? {
        isWelcome || isWatched || !outgoing.hasLoggedIn ? nil : refusal
    }
}
