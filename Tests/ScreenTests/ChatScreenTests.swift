import Testing

@testable import Screen

@Suite struct ChatScreenTests {
    @Test func `A wide window shows rooms, messages and members`() {
        var scene = Scene()
        scene.hears("ben", "hello 日本語 👩‍👩‍👧 e\u{301} ana! see")
        scene.hears("ben", "waves", .action)
        scene.hears("", "cleo joined", in: "kitchen", .told)
        scene.hears("cleo", "ana, tea?", in: "kitchen")
        scene.hears("cleo", "now", in: "kitchen")
        scene.screen.hear(ScrollbackEntry(.message, by: "ben", "psst", at: noon), at: .person("ben"))
        scene.types("half a li")
        #expect(
            scene.screen.picture.text == """
                lobby — tea
                1 roost           │── 2026-11-21 ────────────────────────────────────────────────│here: 2
                2 lobby           │12:00 ben: hello 日本語 👩👩👧 e\u{301} ana! see                     │@ana
                3 kitchen     !1 2│12:00 * ben waves                                             │ben
                4 @ben        !1 1│                                                              │
                                  │                                                              │
                                  │                                                              │
                                  │                                                              │
                                  │                                                              │
                                  │                                                              │
                ana                                                                                            /help
                lobby> half a li

                """)
        #expect(scene.screen.picture.cursor == Picture.Position(row: 11, column: 16))
    }

    @Test func `Forty columns show the messages and which rooms have unread ones`() {
        var scene = Scene(columns: 40, rows: 8)
        scene.hears("ben", "a sentence that is longer than forty columns are")
        scene.hears("cleo", "ana, tea?", in: "kitchen")
        #expect(
            scene.screen.picture.text == """
                lobby (2) — tea
                ── 2026-11-21 ──────────────────────────
                12:00 ben: a sentence that is longer
                  than forty columns are


                ana · kitchen !1 1                 /help
                lobby>

                """)
    }

    @Test func `Unread messages stand below a dividing line`() {
        var scene = Scene()
        scene.hears("ben", "one")
        scene.presses(.alt("1"))
        scene.hears("", "cleo joined", .told)
        scene.hears("ben", "two")
        scene.hears("ben", "three")
        #expect(scene.screen.windows[1].unread == 2 && scene.screen.windows[1].mentions == 0)
        scene.presses(.alt("2"))
        #expect(scene.screen.windows[1].unread == 0)
        #expect(
            scene.window[1...3] == [
                "12:00 ben: one", "12:00 -- cleo joined", "── new " + String(repeating: "─", count: 55),
            ])
        scene.presses(.alt("1"), .alt("2"))
        #expect(!scene.window.contains { $0.hasPrefix("── new") })
    }

    @Test func `Messages from before the user joined do not count as unread`() {
        var scene = Scene()
        let past = ScrollbackEntry(.message, by: "ben", "ana?", at: noon)
        let isCall = scene.screen.hear(past, at: .room("kitchen"), isPast: true)
        #expect(!isCall && scene.screen.windows[2].unread == 0 && scene.screen.windows[2].entries.count == 1)
    }

    @Test func `The window of a room that the user was removed from stays readable until it is closed`() {
        var scene = Scene()
        scene.hears("ben", "out")
        scene.screen.exit("LOBBY", closing: false)
        #expect(scene.title == "lobby (left) — tea" && scene.window[1] == "12:00 ben: out")
        scene.types("/close", .enter)
        #expect(scene.screen.windows.count == 1 && scene.screen.open.place.kind == .server)
        scene.types("/close", .enter)
        scene.types("hello", .enter)
        #expect(scene.wishes == [] && scene.screen.windows.count == 1)
    }

    @Test func `Strangers cannot open windows without bound`() {
        var scene = Scene()
        for number in 0..<600 {
            scene.screen.hear(ScrollbackEntry(.message, by: "n\(number)", "hello", at: noon), at: .person("n\(number)"))
        }
        #expect(scene.screen.windows.count == 500)
        #expect(scene.screen.windows[0].entries.last?.author == "n599")
        scene.screen.enter("one too many", topic: "", members: [], opening: true)
        #expect(scene.screen.windows[0].place == .server("roost"))
    }

    @Test func `The help page shows keys and commands, and closes`() {
        var scene = Scene(rows: 60)
        scene.types("/help", .enter)
        for row in ["Enter  sends the line", "/join ROOM [KEY]  joins the room (or /j)"] {
            #expect(scene.window.contains(row))
        }
        scene.presses(.escape)
        #expect(!scene.window.contains("Enter  sends the line"))
        scene.types("/help", .enter)
        scene.types("x")
        #expect(scene.screen.helpRow == nil && scene.screen.open.line.text == "x")
    }

    @Test func `A line separates days`() {
        var scene = Scene()
        scene.hears("ben", "late")
        scene.hears("ben", "early", at: WallTime(day: "2026-11-22", minute: "00:01"))
        #expect(scene.window[2].hasPrefix("── 2026-11-22 ─"))
    }

    @Test(arguments: [
        "ANA: tea", "tea,ana", "¿ana?", "“ana”", "ana’s", "ana's", "ana…", "«ana»", "(ana)", "ana。", "🚀ana",
    ])
    func `A name between punctuation is a mention`(_ text: String) {
        var scene = Scene()
        let isCalled = scene.hears("ben", text)
        #expect(isCalled && scene.screen.windows[1].entries.map(\.isMention) == [true])
    }

    @Test(arguments: [
        "banana", "anaïs", "ana-lena", "ana2", "ana_", "ana[m]", "ana|away", "ana`", "ana^", "ana\\", "{ana", "éana",
        "ana\u{301}",
        "ana٣", "anaя",
    ])
    func `A name within a longer name or word is no mention`(_ text: String) {
        var scene = Scene()
        let isCalled = scene.hears("ben", text)
        #expect(!isCalled && scene.screen.windows[1].entries.map(\.isMention) == [false])
    }

    @Test func `A typed message goes to the open window`() {
        var scene = Scene()
        scene.types("hello", .altEnter)
        scene.types("there", .enter)
        scene.types("//topic", .enter)
        scene.types("/topic more tea", .enter)
        scene.presses(.paste("/topic pasted"), .enter)
        let lobby = WindowTarget.room("LOBBY")
        #expect(
            scene.wishes == [
                .say("hello\nthere", lobby), .say("/topic", lobby), .command("topic more tea", lobby),
                .say("/topic pasted", lobby),
            ])
    }

    @Test func `Drafts stay in their rooms`() {
        var scene = Scene()
        scene.types("to the lobby")
        scene.screen.enter("kitchen", topic: "", members: [], opening: true)
        scene.types("to the kitchen")
        scene.presses(.control("p"))
        #expect(scene.screen.open.line.text == "to the lobby")
        scene.presses(.control("n"), .enter)
        #expect(scene.wishes == [.say("to the kitchen", .room("kitchen"))])
    }

    @Test func `The list of rooms always shows the open room`() {
        var scene = Scene(rows: 8)
        for number in 1...20 { scene.screen.enter("room\(number)", topic: "", members: [], opening: true) }
        #expect(scene.screen.picture.text.contains("room20"))
        scene.presses(.alt("1"))
        #expect(scene.screen.picture.text.contains("1 roost"))
    }

    @Test func `The user's own message stays last until the room has numbered it`() {
        var scene = Scene()
        scene.screen.expect(
            ScrollbackEntry(.message, by: "ana", "mine", at: noon, isOwn: true, ticket: "t-1", delivery: .pending),
            at: .room("lobby"))
        scene.hears("ben", "his")
        #expect(scene.window[1...2] == ["12:00 ben: his", "12:00 ana: mine"])
        scene.screen.hear(
            ScrollbackEntry(.message, by: "ana", "mine", at: noon, isOwn: true, ticket: "t-1"), at: .room("lobby"))
        scene.screen.settle("t-1", as: .done)
        scene.hears("ben", "more")
        #expect(scene.window[1...4] == ["12:00 ben: his", "12:00 ana: mine", "12:00 ben: more", ""])
        #expect(scene.screen.windows[1].unread == 0)
    }

    @Test func `A refused message is marked as refused`() {
        var scene = Scene()
        scene.screen.expect(
            ScrollbackEntry(.message, by: "ana", "mine", at: noon, isOwn: true, ticket: "t-1", delivery: .pending),
            at: .room("lobby"))
        scene.screen.settle("t-1", as: .failed("you may not speak"))
        #expect(scene.window[1...2] == ["12:00 ana: mine", "      not sent: you may not speak"])
        // The complete reason is shown, on as many rows as it needs.
        scene.screen.resize(columns: 24, rows: 12)
        #expect(scene.window[1...3] == ["12:00 ana: mine", "  not sent: you may not", "  speak"])
    }
}
