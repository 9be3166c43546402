import CSystem

@testable import Screen

/// wcwidth(3) of a locale that knows all of Unicode.
let ruler: Ruler = {
    roost_use_utf8()
    return Ruler { Int(roost_columns($0.value)) }
}()

let noon = WallTime(day: "2026-11-21", minute: "12:00")

/// A desk with things on it, for tests.
struct Scene {
    var desk: Desk
    var wishes: [UserAction] = []

    /// Ana in the lobby, with Ben.
    init(columns: Int = 100, rows: Int = 12) {
        let commands = [
            CommandHint("join", usage: "ROOM [KEY]", "joins the room", aliases: ["j"]),
            CommandHint("topic", usage: "[TEXT]", "the topic"),
        ]
        desk = Desk(server: "roost", commands: commands, columns: columns, rows: rows, ruler: ruler)
        desk.ownName = "ana"
        let members = [Participant("ben"), Participant("ana", ranks: ["@"])]
        desk.enter("lobby", topic: "tea", members: members, opening: true)
    }

    /// Somebody says something.
    @discardableResult
    mutating func hears(
        _ author: String, _ text: String, in room: String = "lobby", at time: WallTime = noon,
        _ kind: Entry.Kind = .message
    ) -> Bool {
        desk.hear(Entry(kind, by: author, text, at: time), at: .room(room))
    }

    mutating func presses(_ keys: Key...) { for key in keys { wishes += desk.press(key, at: noon) } }

    mutating func types(_ text: String, _ keys: Key...) {
        for character in text { wishes += desk.press(.character(character), at: noon) }
        for key in keys { wishes += desk.press(key, at: noon) }
    }

    /// The rows of the conversation alone.
    var talk: [String] {
        let layout = desk.layout
        return layout.body.map { row in
            var line = desk.picture.row(row)[...].dropFirst(layout.talk.lowerBound).prefix(layout.talk.count)
                .map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The row that tells how it stands.
    var status: String { row(desk.layout.status) }
    var title: String { row(desk.layout.title) }

    private func row(_ row: Int?) -> String {
        guard let row else { return "" }
        var line = desk.picture.row(row).map(\.text).joined()
        while line.last == " " { line.removeLast() }
        return line
    }
}
