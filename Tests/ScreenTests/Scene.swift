import CSystem

@testable import Screen

/// The width of each character in columns, by wcwidth(3) in a UTF-8 locale.
let ruler: TextMeasure = {
    roost_use_utf8()
    return TextMeasure { Int(roost_columns($0.value)) }
}()

let noon = WallTime(day: "2026-11-21", minute: "12:00")

/// A chat screen for tests, which feed it messages and keys, and look at its rows.
struct Scene {
    var screen: ChatScreen
    var wishes: [UserAction] = []

    /// Creates a screen of ana, who is in the lobby with ben.
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

    /// Shows a message of a user in a room. Returns whether the message mentions ana.
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

    /// The rows of the open conversation, without the other parts of the screen.
    var window: [String] {
        let layout = screen.layout
        return layout.body.map { row in
            var line = screen.picture.row(row)[...].dropFirst(layout.window.lowerBound).prefix(layout.window.count)
                .map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The status row.
    var status: String { row(screen.layout.status) }
    var title: String { row(screen.layout.title) }

    private func row(_ row: Int?) -> String {
        guard let row else { return "" }
        var line = screen.picture.row(row).map(\.text).joined()
        while line.last == " " { line.removeLast() }
        return line
    }
}
