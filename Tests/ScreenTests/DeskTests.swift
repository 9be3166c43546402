import CSystem
import Testing

@testable import Screen

/// wcwidth(3) of a locale that knows all of Unicode.
let ruler: Ruler = {
    roost_use_utf8()
    return Ruler { Int(roost_columns($0.value)) }
}()

let noon = WallTime(day: "2026-11-21", minute: "12:00")

@Suite struct DeskTests {
    @Test func aPicture() {
        var desk = Desk(
            server: "roost", commands: [CommandHint("join", usage: "ROOM [KEY]", "joins")], columns: 100, rows: 14,
            ruler: ruler)
        desk.ownName = "ana"
        desk.enter("lobby", topic: "tea", members: [Participant("ben"), Participant("ana", rank: "@")], opening: true)
        desk.hear(
            Entry(
                .message, by: "ben",
                "hello 日本語 ana! see https://example.org/a/very/long/link/that/does/not/fit/in/a/row/of/its/own/at/all ok",
                at: noon), at: .room("lobby"))
        desk.hear(Entry(.message, by: "ben", "psst", at: noon), at: .person("ben"))
        print(desk.picture.text)
        desk.resize(columns: 40, rows: 10)
        print(desk.picture.text)
    }
}
