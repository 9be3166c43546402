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

    @Test func `Completion offers the most recent speakers first`() {
        #expect(completed("be") == "beatrix: ")
        #expect(completed("be", tabs: 2) == "ben: ")
        #expect(completed("hello BE", tabs: 2) == "hello ben ")
        #expect(completed("be", tabs: 4) == "be")
        #expect(completed("be", tabs: 5) == "beatrix: ")
    }

    @Test func `Commands and rooms are completed`() {
        #expect(completed("/to") == "/topic ")
        #expect(completed("/s") == "/search ")
        #expect(completed("/join be") == "/join bedroom ")
        #expect(completed("see bed") == "see bedroom ")
    }

    @Test func `Rooms that the server has listed are completed, too`() {
        var scene = Scene()
        scene.screen.listedRooms = ["kitchen", "lobby"]
        scene.types("/join ki")
        scene.presses(.tab)
        #expect(scene.screen.open.line.text == "/join kitchen ")
    }

    @Test func `A word without a match stays unchanged`() {
        #expect(completed("zz") == "zz")
        #expect(completed("") == "")
        #expect(completed("an") == "an", "one does not call oneself")
    }

    @Test func `The history returns typed lines`() {
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
