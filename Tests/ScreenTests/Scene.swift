import CSystem

@testable import Screen

/// wcwidth(3) of a locale that knows all of Unicode.
let ruler: TextMeasure = {
    roost_use_utf8()
    return TextMeasure { Int(roost_columns($0.value)) }
}()

let noon = WallTime(day: "2026-11-21", minute: "12:00")

/// A desk with things on it, for tests.
struct Scene {
    var screen: ChatScreen
    var wishes: [UserAction] = []

    /// Ana in the lobby, with Ben.
    init(columns: Int = 100, rows: Int = 12) {
        let commands = [
            CommandHint("join", usage: "ROOM [KEY]", "joins the room", aliases: ["j"]),
            CommandHint("topic", usage: "[TEXT]", "the topic"),
        ]
        screen = ChatScreen(server: "roost", commands: commands, columns: columns, rows: rows, ruler: ruler)
        screen.ownName = "ana"
        let members = [Participant("ben"), Participant("ana", ranks: ["@"])]
        screen.enter("lobby", topic: "tea", members: members, opening: true)
    }

    /// A user sends a message to the room.
    @discardableResult
    mutating func hears(
        _ author: String, _ text: String, in room: String = "lobby", at time: WallTime = noon,
        _ kind: ScrollbackEntry.Kind = .message
    ) -> Bool {
        screen.hear(ScrollbackEntry(kind, by: author, text, at: time), at: .room(room))
    }

    mutating func presses(_ keys: Key...) { for key in keys { wishes += screen.press(key, at: noon) } }

    mutating func types(_ text: String, _ keys: Key...) {
        for character in text { wishes += screen.press(.character(character), at: noon) }
        for key in keys { wishes += screen.press(key, at: noon) }
    }

    /// The rows of the conversation alone.
    var window: [String] {
        let layout = screen.layout
        return layout.body.map { row in
            var line = screen.picture.row(row)[...].dropFirst(layout.window.lowerBound).prefix(layout.window.count)
                .map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The row that tells how it stands.
    var status: String { row(screen.layout.status) }
    var title: String { row(screen.layout.title) }

    private func row(_ row: Int?) -> String {
        guard let row else { return "" }
        var line = screen.picture.row(row).map(\.text).joined()
        while line.last == " " { line.removeLast() }
        return line
    }
}
