import Testing

@testable import Screen

@Suite struct CompletionTests {
    private func completed(_ text: String, tabs: Int = 1) -> String {
        var scene = Scene()
        for name in ["beatrix", "cleo"] { scene.screen.join(name, "lobby") }
        scene.screen.enter("bedroom", topic: "", members: [], opening: false)
        scene.hears("beatrix", "hello")
        scene.types(text)
        for _ in 0..<tabs { scene.presses(.tab) }
        return scene.screen.open.line.text
    }

    @Test func namesComeThoseFirstWhoSpokeLast() {
        #expect(completed("be") == "beatrix: ")
        #expect(completed("be", tabs: 2) == "ben: ")
        #expect(completed("hello BE", tabs: 2) == "hello ben ")
        #expect(completed("be", tabs: 4) == "be")
        #expect(completed("be", tabs: 5) == "beatrix: ")
    }

    @Test func commandsAndRoomsAreCompleted() {
        #expect(completed("/to") == "/topic ")
        #expect(completed("/s") == "/search ")
        #expect(completed("/join be") == "/join bedroom ")
        #expect(completed("see bed") == "see bedroom ")
    }

    @Test func roomsThatTheServerHasListedAreCompletedToo() {
        var scene = Scene()
        scene.screen.listedRooms = ["kitchen", "lobby"]
        scene.types("/join ki")
        scene.presses(.tab)
        #expect(scene.screen.open.line.text == "/join kitchen ")
    }

    @Test func whatDoesNotFitStaysAsItIs() {
        #expect(completed("zz") == "zz")
        #expect(completed("") == "")
        #expect(completed("an") == "an", "one does not call oneself")
    }

    @Test func historyGivesBackWhatWasTyped() {
        var scene = Scene()
        scene.types("one", .enter)
        scene.types("two", .enter)
        scene.types("thr", .up, .up, .up)
        #expect(scene.screen.open.line.text == "one")
        scene.presses(.down)
        #expect(scene.screen.open.line.text == "two")
        scene.presses(.down)
        #expect(scene.screen.open.line.text == "thr")
    }
}
