/// How one talks to a server of some dialect: what to say, and what to make of the answers. It waits for nothing.
protocol ClientScript: Sendable {
    /// Whether the last has been said, or is being said now.
    var hasSignedOff: Bool { get }
    /// Whether the server learns that it was the last by the end of what we send.
    var endsByHalfClosing: Bool { get }
    /// Why one was not let in, which leaves nothing to talk about.
    var rejection: String? { get }
    /// Why all of it was in vain though it came to a proper end.
    var disappointment: String? { get }

    /// What to do before anything that is typed is sent; nil while an answer of the server is awaited.
    mutating func approach() -> LoginPlan?
    /// What to send of bytes that were typed.
    mutating func say(_ typed: [UInt8]) -> [UInt8]
    /// What to send when nothing more will be typed.
    mutating func signOff() -> [UInt8]
    /// Takes notice of a line of the server; whether it is one to be shown.
    mutating func hear(_ line: [UInt8]) -> Bool
}
