internal import Screen
internal import Client

/// Logs in without typing, then joins one room after the other, each when the server has answered the last request.
struct AutomaticLogin: Sendable {
    /// A request of the login sequence.
    private enum Request: Sendable {
        case login(name: String, password: [UInt8]?)
        case join(String)
        /// Makes a room current that the user has already joined, such as the lobby.
        case switchTo(String)
    }

    private var ahead: [Request]
    private var awaited: Request?
    /// The first refusal, which ends the login.
    private(set) var refusal: String?

    /// Creates a login by that name; without a name there is nothing to wait for.
    init(name: String?, password: [UInt8]?, rooms: [String]) {
        ahead = name.map { [.login(name: $0, password: password)] + rooms.map { .join($0) } } ?? []
    }

    /// Returns the next step; nil while the server's answer is awaited.
    mutating func next() -> LoginPlan? {
        if refusal != nil { return .leave }
        if awaited != nil { return nil }
        if ahead.isEmpty { return .window }
        let request = ahead.removeFirst()
        awaited = request
        return .send(AutomaticLogin.line(request))
    }

    /// Handles a line of the server; returns whether the line was a refusal, which needs no further handling.
    mutating func hear(_ line: [UInt8]) -> Bool {
        guard refusal == nil, let awaited else { return false }
        if !line.starts(with: "!! ".utf8) {
            if AutomaticLogin.isAnswer(line, to: awaited) { self.awaited = nil }
            return false
        }
        if case .join(let room) = awaited, line.starts(with: "!! already-in-room".utf8) {
            self.awaited = nil
            ahead.insert(.switchTo(room), at: 0)
        } else {
            refusal = Printable(line.dropFirst(3)).text
        }
        return true
    }

    private static func line(_ request: Request) -> [UInt8] {
        let words =
            switch request {
            case .login(let name, let password):
                Array("/login \(name)".utf8) + (password.map { [UInt8(ascii: " ")] + $0 } ?? [])
            case .join(let room): Array("/join \(room)".utf8)
            case .switchTo(let room): Array("/switch \(room)".utf8)
            }
        return OutgoingLines.quoted(words) + [UInt8(ascii: "\n")]
    }

    /// A login is answered when the user is in the lobby. No room sends a line with "you" before the user has joined
    /// it.
    private static func isAnswer(_ line: [UInt8], to request: Request) -> Bool {
        switch request {
        case .login:
            line.starts(with: "[".utf8) && line.drop { $0 != UInt8(ascii: " ") }.elementsEqual(" -- you joined".utf8)
        case .join(let room): isSame(line, "[\(room)] -- you joined")
        case .switchTo(let room): isSame(line, "-- now talking in \(room)")
        }
    }

    /// The server spells a room as its creator did. Swift strings are equal however accents are encoded.
    private static func isSame(_ line: [UInt8], _ expected: String) -> Bool {
        String(decoding: line, as: UTF8.self).lowercased() == expected.lowercased()
    }
}
