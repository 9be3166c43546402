/// The client's side of the echo dialect: it sends all input unchanged, and the end of the input ends the session.
struct EchoScript: ClientScript {
    let endsByHalfClosing = true
    let rejection: String? = nil
    let disappointment: String? = nil
    private(set) var hasSignedOff = false

    mutating func approach() -> LoginPlan? { .window }

    mutating func say(_ typed: [UInt8]) -> [UInt8] { typed }

    mutating func signOff() -> [UInt8] {
        hasSignedOff = true
        return []
    }

    mutating func hear(_ line: [UInt8]) -> Bool { true }
}
