import Testing

@testable import Screen

/// What a talk shows beside what is said in it now.
@Suite struct TalkTests {
    @Test func `What is shown again stands apart from what is said now`() {
        var scene = Scene()
        scene.hears("ben", "now")
        for words in ["old", "older"] {
            scene.desk.hear(
                Entry(.message, by: "ben", words, at: noon, isRecalled: true), at: .room("lobby"), isPast: true)
        }
        scene.hears("ben", "then")
        func rule(_ words: String) -> String { "── \(words) " + String(repeating: "─", count: 58 - words.count) }
        #expect(
            scene.talk[1...6] == [
                "12:00 ben: now", rule("said before"), "12:00 ben: old", "12:00 ben: older",
                rule("end of what was said before"), "12:00 ben: then",
            ])
    }

    @Test func `Help on one command is told in the talk, by any of its names`() {
        var scene = Scene()
        for line in ["/help join", "/help /J", "/help clear", "/help dance"] { scene.types(line, .enter) }
        #expect(scene.desk.helpRow == nil)
        #expect(
            scene.talk[1...4] == [
                "12:00 -- /join ROOM [KEY]: joins the room (or /j)",
                "12:00 -- /join ROOM [KEY]: joins the room (or /j)",
                "12:00 -- /clear: takes away what is shown of the talk",
                "12:00 !! no-such-command: there is no /dance; /help lists the",
            ])
    }

    @Test func `A talk can be cleared, and goes on`() {
        var scene = Scene()
        scene.hears("ben", "one")
        scene.types("/clear", .enter)
        #expect(scene.talk[0] == "")
        scene.hears("ben", "two")
        #expect(scene.talk[1] == "12:00 ben: two")
    }

    @Test func `The greeting of the server is shown where the user has arrived`() {
        var scene = Scene()
        scene.desk.greet("welcome", at: noon)
        scene.desk.greet("tea at five", at: noon)
        scene.desk.hear(Entry(.message, by: "ben", "old", at: noon), at: .room("lobby"), isPast: true)
        scene.desk.arrive()
        scene.desk.arrive()
        #expect(scene.talk[1...3] == ["12:00 ben: old", "12:00 -- welcome", "12:00 -- tea at five"])
        #expect(scene.talk[4] == "")
        scene.presses(.alt("1"))
        #expect(scene.talk[1...2] == ["12:00 -- welcome", "12:00 -- tea at five"])
    }

    @Test func `The wheel scrolls the talk and leaves the line alone`() {
        var scene = Scene()
        for number in 1...40 { scene.hears("ben", "m\(number)") }
        scene.types("half")
        scene.presses(.wheelUp, .wheelUp)
        #expect(scene.talk.last == "12:00 ben: m34" && scene.desk.open.line.text == "half")
        scene.presses(.wheelDown, .wheelDown)
        #expect(scene.talk.last == "12:00 ben: m40" && scene.desk.open.anchor == nil)
    }
}
