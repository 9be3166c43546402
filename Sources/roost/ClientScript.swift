/// The client's side of a dialect: what to send, and how to handle the answers. Its methods never wait.
protocol ClientScript: Sendable {
    /// Whether the client has sent its last bytes, or is sending them now.
    var hasSignedOff: Bool { get }
    /// Whether the client signals its end to the server by closing its sending side.
    var endsByHalfClosing: Bool { get }
    /// The reason why the server did not let the client in, which ends the session.
    var rejection: String? { get }
    /// The reason why the session failed although it ended properly.
    var disappointment: String? { get }

    /// Returns the next step before typed input is sent; nil while the server's answer is awaited.
    mutating func approach() -> LoginPlan?
    /// Returns the bytes to send for typed bytes.
    mutating func say(_ typed: [UInt8]) -> [UInt8]
    /// Returns the bytes to send at the end of the input.
    mutating func signOff() -> [UInt8]
    /// Handles a line of the server; returns whether to show it.
    mutating func hear(_ line: [UInt8]) -> Bool
}
