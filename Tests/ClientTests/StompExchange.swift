import Chat
import Wire

@testable import Client

/// A STOMP session of a client with a scripted server. The test sets the time.
struct StompExchange {
    var session: StompSession
    var now: UInt64 = 1_000_000_000
    private var framer = StompExchange.newFramer()

    private static func newFramer() -> StompFramer {
        StompFramer(atServer: true, bounds: StompBounds(headers: 64, headerBytes: 64 << 10, bodyBytes: 64 << 10))
    }

    /// Creates a session of ana, who wants to be in the given rooms.
    init(
        rooms: [String] = ["tea"], history: Int = 0, comesBack: Bool = true, namePatienceSeconds: UInt64 = 0
    ) {
        var wish = StompLogin(name: "ana", rooms: rooms, history: history, comesBack: comesBack, token: "t")
        wish.namePatienceSeconds = namePatienceSeconds
        session = StompSession(wish)
    }

    /// Returns the frames that the session has sent since the last call, each on one line, with its headers in their
    /// order.
    mutating func sent() -> [String] {
        var lines: [String] = []
        let bytes = session.takeOutgoing()
        framer.feed(
            bytes.span,
            frame: { frame in
                let headers = (0..<frame.headers.count).map { place in
                    "\(String(decoding: frame.headers.name(place), as: UTF8.self)):\(String(decoding: frame.headers.value(place), as: UTF8.self))"
                }.filter { !$0.hasPrefix("content-") }
                let body = String(decoding: frame.body, as: UTF8.self)
                lines.append(
                    ([frame.command.rawValue] + headers + (body.isEmpty ? [] : ["| \(body)"])).joined(separator: " "))
            }, fault: { lines.append("fault: \($0)") })
        return lines
    }

    /// Sends a frame from the server to the session. The text is the command, then `name:value` words, then ` | ` and
    /// the body.
    mutating func hears(_ text: String) {
        let parts = text.split(separator: " | ", maxSplits: 1)
        let words = parts[0].split(separator: " ").map(String.init)
        guard let command = StompCommand(rawValue: words[0]) else { return }
        var frame = StompFrame(command, body: parts.count > 1 ? Array(parts[1].utf8) : [])
        for word in words.dropFirst() {
            let pair = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            frame.headers.append(Array(pair[0].utf8), Array(pair[1].utf8))
        }
        var bytes: [UInt8] = []
        frame.encode(.v12, into: &bytes)
        session.receive(bytes, at: now)
    }

    /// Returns what the session reports to the user since the last call, in the lines of the plain dialect.
    mutating func told() -> [String] { session.takeNews().flatMap { StompEventFormatter.lines(of: $0) } }

    mutating func connects() {
        framer = StompExchange.newFramer()
        session.connected(at: now)
    }

    mutating func loses(chance: Double = 0.5) { session.lost("the line broke", at: now, chance: chance) }

    /// Connects, logs in, and joins the room tea. `life` is the id of the room, and `sequence` is the number of the
    /// join event.
    mutating func arrives(life: String = "L1", sequence: Int = 1) {
        connects()
        hears("CONNECTED version:1.2 server:roost user:ana heart-beat:1000,90000")
        let receipt = receipt(in: sent().last ?? "")
        hears("MESSAGE event:entered subscription:tea room:tea room-id:\(life) sequence:\(sequence) members:2")
        hears("MESSAGE event:members subscription:tea room:tea | ben\nana operator")
        hears("RECEIPT receipt-id:\(receipt)")
    }

    /// Sends a message of a user in the room tea from the server to the session.
    mutating func says(_ sequence: Int, _ text: String, by name: String = "ben", _ more: String = "") {
        hears(
            "MESSAGE event:said subscription:tea room:tea from:\(name) sequence:\(sequence) time:2026-11-21T10:00:00.000Z \(more) | \(text)"
        )
    }

    /// Returns the value of the frame's receipt header; empty when there is none.
    func receipt(in frame: String) -> String {
        frame.split(separator: " ").first { $0.hasPrefix("receipt:") }.map { String($0.dropFirst(8)) } ?? ""
    }
}
