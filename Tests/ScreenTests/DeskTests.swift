import Testing

@testable import Screen

@Suite struct DeskTests {
    @Test func aWideWindowShowsRoomsTalkAndMembers() {
        var scene = Scene()
        scene.hears("ben", "hello 日本語 👩‍👩‍👧 e\u{301} ana! see")
        scene.hears("ben", "waves", .action)
        scene.hears("", "cleo joined", in: "kitchen", .told)
        scene.hears("cleo", "ana, tea?", in: "kitchen")
        scene.hears("cleo", "now", in: "kitchen")
        scene.desk.hear(Entry(.message, by: "ben", "psst", at: noon), at: .person("ben"))
        scene.types("half a li")
        #expect(
            scene.desk.picture.text == """
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
        #expect(scene.desk.picture.cursor == Picture.Position(row: 11, column: 16))
    }

    @Test func fortyColumnsShowTheTalkAndWhereSomethingIsUnread() {
        var scene = Scene(columns: 40, rows: 8)
        scene.hears("ben", "a sentence that is longer than forty columns are")
        scene.hears("cleo", "ana, tea?", in: "kitchen")
        #expect(
            scene.desk.picture.text == """
                lobby (2) — tea
                ── 2026-11-21 ──────────────────────────
                12:00 ben: a sentence that is longer
                  than forty columns are


                ana · kitchen !1 1                 /help
                lobby>

                """)
    }

    @Test func whatOneHasNotReadStandsBehindALine() {
        var scene = Scene()
        scene.hears("ben", "one")
        scene.presses(.alt("1"))
        scene.hears("", "cleo joined", .told)
        scene.hears("ben", "two")
        scene.hears("ben", "three")
        #expect(scene.desk.talks[1].unread == 2 && scene.desk.talks[1].mentions == 0)
        scene.presses(.alt("2"))
        #expect(scene.desk.talks[1].unread == 0)
        #expect(
            scene.talk[1...3] == [
                "12:00 ben: one", "12:00 -- cleo joined", "── new " + String(repeating: "─", count: 55),
            ])
        scene.presses(.alt("1"), .alt("2"))
        #expect(!scene.talk.contains { $0.hasPrefix("── new") })
    }

    @Test func whatWasSaidBeforeWeCameIsNotMissed() {
        var scene = Scene()
        let past = Entry(.message, by: "ben", "ana?", at: noon)
        let isCall = scene.desk.hear(past, at: .room("kitchen"), isPast: true)
        #expect(!isCall && scene.desk.talks[2].unread == 0 && scene.desk.talks[2].entries.count == 1)
    }

    @Test func whatIsLeftIsClosedAndWhatWeAreRemovedFromCanStillBeRead() {
        var scene = Scene()
        scene.hears("ben", "out")
        scene.desk.exit("LOBBY", closing: false)
        #expect(scene.title == "lobby (left) — tea" && scene.talk[1] == "12:00 ben: out")
        scene.types("/close", .enter)
        #expect(scene.desk.talks.count == 1 && scene.desk.open.place.kind == .server)
        scene.types("/close", .enter)
        scene.types("hello", .enter)
        #expect(scene.wishes == [] && scene.desk.talks.count == 1)
    }

    @Test func strangersCannotFillTheList() {
        var scene = Scene()
        for number in 0..<600 {
            scene.desk.hear(Entry(.message, by: "n\(number)", "hello", at: noon), at: .person("n\(number)"))
        }
        #expect(scene.desk.talks.count == 500)
        #expect(scene.desk.talks[0].entries.last?.author == "n599")
        scene.desk.enter("one too many", topic: "", members: [], opening: true)
        #expect(scene.desk.talks[0].place == .server("roost"))
    }

    @Test func helpTellsOfKeysAndCommandsAndCloses() {
        var scene = Scene(rows: 60)
        scene.types("/help", .enter)
        for row in ["Enter  sends the line", "/join ROOM [KEY]  joins the room (or /j)"] {
            #expect(scene.talk.contains(row))
        }
        scene.presses(.escape)
        #expect(!scene.talk.contains("Enter  sends the line"))
        scene.types("/help", .enter)
        scene.types("x")
        #expect(scene.desk.helpRow == nil && scene.desk.open.line.text == "x")
    }

    @Test func daysAreSeparated() {
        var scene = Scene()
        scene.hears("ben", "late")
        scene.hears("ben", "early", at: WallTime(day: "2026-11-22", minute: "00:01"))
        #expect(scene.talk[2].hasPrefix("── 2026-11-22 ─"))
    }

    @Test(arguments: [
        "ANA: tea", "tea,ana", "¿ana?", "“ana”", "ana’s", "ana's", "ana…", "«ana»", "(ana)", "ana。", "🚀ana",
    ])
    func `A name between signs that no name holds is a mention`(_ text: String) {
        var scene = Scene()
        let isCalled = scene.hears("ben", text)
        #expect(isCalled && scene.desk.talks[1].entries.map(\.isMention) == [true])
    }

    @Test(arguments: [
        "banana", "anaïs", "ana-lena", "ana2", "ana_", "ana[m]", "ana|away", "ana`", "ana^", "ana\\", "{ana", "éana",
        "ana\u{301}",
        "ana٣", "anaя",
    ])
    func `A name within a longer name or word is no mention`(_ text: String) {
        var scene = Scene()
        let isCalled = scene.hears("ben", text)
        #expect(!isCalled && scene.desk.talks[1].entries.map(\.isMention) == [false])
    }

    @Test func whatIsSaidGoesWhereOneIs() {
        var scene = Scene()
        scene.types("hello", .altEnter)
        scene.types("there", .enter)
        scene.types("//topic", .enter)
        scene.types("/topic more tea", .enter)
        scene.presses(.paste("/topic pasted"), .enter)
        let lobby = Place.room("LOBBY")
        #expect(
            scene.wishes == [
                .say("hello\nthere", lobby), .say("/topic", lobby), .command("topic more tea", lobby),
                .say("/topic pasted", lobby),
            ])
    }

    @Test func draftsStayInTheirRooms() {
        var scene = Scene()
        scene.types("to the lobby")
        scene.desk.enter("kitchen", topic: "", members: [], opening: true)
        scene.types("to the kitchen")
        scene.presses(.control("p"))
        #expect(scene.desk.open.line.text == "to the lobby")
        scene.presses(.control("n"), .enter)
        #expect(scene.wishes == [.say("to the kitchen", .room("kitchen"))])
    }

    @Test func theListOfRoomsHasTheOpenOne() {
        var scene = Scene(rows: 8)
        for number in 1...20 { scene.desk.enter("room\(number)", topic: "", members: [], opening: true) }
        #expect(scene.desk.picture.text.contains("room20"))
        scene.presses(.alt("1"))
        #expect(scene.desk.picture.text.contains("1 roost"))
    }

    @Test func ourWordsStandLastUntilTheRoomHasNumberedThem() {
        var scene = Scene()
        scene.desk.expect(
            Entry(.message, by: "ana", "mine", at: noon, isOwn: true, ticket: "t-1", delivery: .pending),
            at: .room("lobby"))
        scene.hears("ben", "his")
        #expect(scene.talk[1...2] == ["12:00 ben: his", "12:00 ana: mine"])
        scene.desk.hear(Entry(.message, by: "ana", "mine", at: noon, isOwn: true, ticket: "t-1"), at: .room("lobby"))
        scene.desk.settle("t-1", as: .done)
        scene.hears("ben", "more")
        #expect(scene.talk[1...4] == ["12:00 ben: his", "12:00 ana: mine", "12:00 ben: more", ""])
        #expect(scene.desk.talks[1].unread == 0)
    }

    @Test func whatWasRefusedSaysSo() {
        var scene = Scene()
        scene.desk.expect(
            Entry(.message, by: "ana", "mine", at: noon, isOwn: true, ticket: "t-1", delivery: .pending),
            at: .room("lobby"))
        scene.desk.settle("t-1", as: .failed("you may not speak"))
        #expect(scene.talk[1...2] == ["12:00 ana: mine", "      not sent: you may not speak"])
        // The whole reason is there, in as many rows as it takes.
        scene.desk.resize(columns: 24, rows: 12)
        #expect(scene.talk[1...3] == ["12:00 ana: mine", "  not sent: you may not", "  speak"])
    }
}
