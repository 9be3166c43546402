internal import Screen
internal import Client

/// The client's side of the plain dialect: logs in when a name was given, sends typed input, signs off with `/quit`.
struct PlainScript: ClientScript {
    let endsByHalfClosing = false
    /// Whether input comes from a terminal, where the user sees refusals.
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

    mutating func signOff() -> [UInt8] { outgoing.finish() }

    /// Looks for the answer to a login; no line from another user can look like it.
    mutating func hear(_ line: [UInt8]) -> Bool {
        if arrival.hear(line) { return false }
        if line.starts(with: "-- welcome".utf8) {
            isWelcome = true
        } else if !isWelcome, line.starts(with: "!! ".utf8), !line.dropFirst(3).starts(with: "not-logged-in".utf8) {
            refusal = Printable(line.dropFirst(3)).text
        }
        return true
    }

    /// A script that was not let in has failed, although the server said goodbye.
    var disappointment: String? {
        isWelcome || isWatched || !outgoing.hasLoggedIn ? nil : refusal
    }
}
