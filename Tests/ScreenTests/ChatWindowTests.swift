import Testing

@testable import Screen

/// Tests what a window shows besides new messages, such as earlier messages, help and the server's greeting.
@Suite struct ChatWindowTests {
    @Test func `Remembered messages stand apart from new ones`() {
        var scene = Scene()
        scene.hears("ben", "now")
        for words in ["old", "older"] {
            scene.screen.hear(
                ScrollbackEntry(.message, by: "ben", words, at: noon, isRecalled: true), at: .room("lobby"),
                isPast: true)
        }
        scene.hears("ben", "then")
        func rule(_ words: String) -> String { "── \(words) " + String(repeating: "─", count: 58 - words.count) }
        #expect(
            scene.window[1...6] == [
                "12:00 ben: now", rule("said before"), "12:00 ben: old", "12:00 ben: older",
                rule("end of what was said before"), "12:00 ben: then",
            ])
    }

    @Test func `Help on one command is shown in the window, for any of its names`() {
        var scene = Scene()
        for line in ["/help join", "/help /J", "/help clear", "/help dance"] { scene.types(line, .enter) }
        #expect(scene.screen.helpRow == nil)
        #expect(
            scene.window[1...4] == [
                "12:00 -- /join ROOM [KEY]: joins the room (or /j)",
                "12:00 -- /join ROOM [KEY]: joins the room (or /j)",
                "12:00 -- /clear: takes away what is shown of the talk",
                "12:00 !! no-such-command: there is no /dance; /help lists the",
            ])
    }

    @Test func `A cleared window shows new messages`() {
        var scene = Scene()
        scene.hears("ben", "one")
        scene.types("/clear", .enter)
        #expect(scene.window[0] == "")
        scene.hears("ben", "two")
        #expect(scene.window[1] == "12:00 ben: two")
    }

    @Test func `The greeting of the server is shown where the user has arrived`() {
        var scene = Scene()
        scene.screen.greet("welcome", at: noon)
        scene.screen.greet("tea at five", at: noon)
        scene.screen.hear(ScrollbackEntry(.message, by: "ben", "old", at: noon), at: .room("lobby"), isPast: true)
        scene.screen.arrive()
        scene.screen.arrive()
        #expect(scene.window[1...3] == ["12:00 ben: old", "12:00 -- welcome", "12:00 -- tea at five"])
        #expect(scene.window[4] == "")
        scene.presses(.alt("1"))
        #expect(scene.window[1...2] == ["12:00 -- welcome", "12:00 -- tea at five"])
    }

    @Test func `The wheel scrolls the window and leaves the line alone`() {
        var scene = Scene()
        for number in 1...40 { scene.hears("ben", "m\(number)") }
        scene.types("half")
        scene.presses(.wheelUp, .wheelUp)
        #expect(scene.window.last == "12:00 ben: m34" && scene.screen.open.line.text == "half")
        scene.presses(.wheelDown, .wheelDown)
        #expect(scene.window.last == "12:00 ben: m40" && scene.screen.open.anchor == nil)
    }
}
