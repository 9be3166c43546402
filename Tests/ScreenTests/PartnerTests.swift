import Testing

@testable import Screen

/// Tests that a direct conversation stays with its user when that user changes names.
@Suite struct PartnerTests {
    private let ben = WindowTarget.person("ben", identity: "7")

    /// Returns a scene in which ben has sent a direct message and the window of that conversation is open.
    private func talking() -> Scene {
        var scene = Scene()
        scene.screen.hear(ScrollbackEntry(.message, by: "ben", "psst", at: noon), at: ben)
        scene.presses(.alt("3"))
        return scene
    }

    @Test func `A window follows the user to another name`() {
        var scene = talking()
        scene.screen.renamePartner(ben, to: "bob", "ben is now bob", at: noon)
        #expect(scene.title == "bob" && scene.window.contains("12:00 -- ben is now bob"))
        scene.types("hello", .enter)
        #expect(scene.wishes == [.say("hello", .person("bob", identity: "7"))])
        scene.screen.hear(ScrollbackEntry(.message, by: "bob", "yes", at: noon), at: .person("bob", identity: "7"))
        #expect(scene.screen.windows.count == 3)
    }

    @Test func `A window says that its user has left, and then sends to no user`() {
        var scene = talking()
        scene.screen.losePartner(ben, "ben has left", at: noon)
        #expect(scene.title == "ben (left)" && scene.window.contains("12:00 -- ben has left"))
        scene.types("a secret", .enter)
        #expect(scene.wishes == [])
        #expect(scene.window.contains { $0.hasPrefix("12:00 -- ben has left; /msg ben TEXT speaks to the user") })
    }

    @Test func `Closing a direct conversation stops following its user`() {
        var scene = talking()
        scene.types("/close", .enter)
        #expect(scene.wishes == [.forget(ben)])
        #expect(scene.screen.windows.count == 2)
    }

    @Test func `Another user of the same name has a window of their own`() {
        var scene = talking()
        scene.screen.losePartner(ben, "ben has left", at: noon)
        scene.screen.hear(ScrollbackEntry(.message, by: "ben", "I am new", at: noon), at: .person("ben", identity: "9"))
        #expect(scene.screen.windows.count == 4 && scene.screen.current == 2)
        #expect(!scene.window.contains { $0.contains("I am new") })
        scene.types("/query ben", .enter)
        #expect(scene.screen.current == 3)
    }

    @Test func `A new window belongs to the user who was reached`() {
        var scene = Scene()
        scene.types("/query cleo", .enter)
        scene.types("hello", .enter)
        #expect(scene.wishes == [.say("hello", .person("cleo"))])
        scene.screen.meet(.person("cleo", identity: "8"))
        scene.screen.hear(ScrollbackEntry(.message, by: "cleo", "yes", at: noon), at: .person("cleo", identity: "8"))
        #expect(scene.screen.windows.count == 3)
        scene.types("again", .enter)
        #expect(scene.wishes.last == .say("again", .person("cleo", identity: "8")))
    }
}
