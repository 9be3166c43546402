internal import Client

/// How one talks to a plain server: logs in where a name was given, says what is typed, signs off with `/quit`.
struct PlainManners: Manners {
    let greeting: [UInt8]
    let endsByHalfClosing = false
    private let logsInAtOnce: Bool
    /// Whether somebody watches, who has read a refusal and knows what came of it.
    private let isWatched: Bool
    private var outgoing = OutgoingLines()
    private var isWelcome = false
    private var refusal: String?

    /// Logs in by that name, if there is one, and then joins the rooms.
    init(name: String?, password: [UInt8]?, rooms: [String], isWatched: Bool) {
        var greeting: [UInt8] = []
        if let name {
            greeting += Array("/login \(name)".utf8)
            if let password { greeting += [0x20] + password }
            greeting.append(0x0A)
        }
        for room in rooms { greeting += Array("/join \(room)\n".utf8) }
        self.greeting = greeting
        self.isWatched = isWatched
        logsInAtOnce = name != nil
    }

    var hasSignedOff: Bool { outgoing.hasSignedOff }

    mutating func say(_ typed: [UInt8]) -> [UInt8] { outgoing.take(typed) }

    mutating func signOff() -> [UInt8] { outgoing.end() }

    /// Listens for the answer to a login, which no line of another person can look like.
    mutating func hear(_ line: [UInt8]) -> String? {
        if isWelcome { return nil }
        if line.starts(with: "-- welcome".utf8) {
            isWelcome = true
        } else if line.starts(with: "!! ".utf8), !line.dropFirst(3).starts(with: "not-logged-in".utf8) {
            refusal = Printable(line.dropFirst(3)).text
        }
        return logsInAtOnce ? refusal : nil
    }

    /// A script that was not let in has done nothing, though the server said goodbye.
    var disappointment: String? {
        isWelcome || isWatched || !outgoing.hasLoggedIn ? nil : refusal
    }
}
