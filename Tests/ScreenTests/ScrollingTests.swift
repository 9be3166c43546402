import Testing

@testable import Screen

@Suite struct ScrollingTests {
    private func scene(_ count: Int = 50) -> Scene {
        var scene = Scene()
        for number in 0..<count { scene.hears("ben", "number \(number)") }
        return scene
    }

    @Test func `A scrolled window does not move when messages arrive`() {
        var scene = scene()
        scene.presses(.pageUp)
        let before = scene.window
        #expect(before.last == "12:00 ben: number 42")
        for _ in 0..<100 { scene.hears("ben", "more") }
        #expect(scene.window == before)
        #expect(scene.status.contains("looking back, 107 below"))
        #expect(scene.screen.windows[1].unread == 100)
        scene.presses(.escape)
        #expect(scene.window.last == "12:00 ben: more" && scene.screen.windows[1].unread == 0)
    }

    @Test func `One page up and one page down return to the same place`() {
        var scene = scene()
        let end = scene.window
        scene.presses(.pageUp, .pageUp)
        let there = scene.window
        scene.presses(.pageUp, .pageDown)
        #expect(scene.window == there)
        scene.presses(.pageDown, .pageDown)
        #expect(scene.window == end && scene.screen.open.anchor == nil)
    }

    @Test func `The top is a full page`() {
        var scene = scene()
        for _ in 0..<20 { scene.presses(.pageUp) }
        #expect(scene.window.first?.hasPrefix("── 2026") == true && scene.window[1] == "12:00 ben: number 0")
        #expect(scene.window.last == "12:00 ben: number 7")
        scene.presses(.pageDown)
        #expect(scene.window.last == "12:00 ben: number 14")
    }

    @Test func `A short conversation does not scroll`() {
        var scene = scene(3)
        scene.presses(.pageUp)
        #expect(scene.screen.open.anchor == nil && scene.window[3] == "12:00 ben: number 2")
    }

    @Test func `An empty conversation does not scroll`() {
        var scene = scene(0)
        scene.presses(.pageUp, .pageDown)
        #expect(scene.screen.open.anchor == nil)
    }

    @Test func `Old entries are dropped, and a view anchored in them moves to the top`() {
        var scene = scene()
        scene.presses(.pageUp, .pageUp, .pageUp)
        for number in 0..<ChatWindow.mostEntries * 2 { scene.hears("ben", "more \(number)") }
        #expect(scene.screen.open.entries.count <= ChatWindow.mostEntries)
        #expect(scene.window.count == 9)
        scene.presses(.pageUp)
        #expect(scene.window.last?.contains("more") == true)
    }

    @Test func `A search finds the latest match first`() {
        var scene = scene()
        scene.types("/search NUMBER 2", .enter)
        #expect(scene.window.contains("12:00 ben: number 29"))
        #expect(scene.status.contains("\"NUMBER 2\""))
        for _ in 0..<9 { scene.types("/search", .enter) }
        #expect(scene.screen.search?.before == 20)
        scene.types("/search", .enter)
        #expect(scene.screen.search?.before == 2)
        scene.types("/search", .enter)
        #expect(scene.screen.search == nil && scene.screen.open.entries.last?.text == "no more \"NUMBER 2\" before")
        scene.types("/search teapot", .enter)
        #expect(scene.screen.open.entries.last?.text == "no \"teapot\" here")
    }

    @Test func `A match is highlighted`() {
        var scene = scene(3)
        scene.types("/search ber 1", .enter)
        let cells = scene.screen.picture.cells.filter { $0.style == .found }
        #expect(cells.map(\.text).joined() == "ber 1")
    }
}
