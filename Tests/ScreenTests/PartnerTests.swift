import Testing

@testable import Screen

/// A direct talk is with a user, whatever they are called.
@Suite struct PartnerTests {
    private let ben = Place.person("ben", identity: "7")

    /// Ben has written, and his talk is open.
    private func talking() -> Scene {
        var scene = Scene()
        scene.desk.hear(Entry(.message, by: "ben", "psst", at: noon), at: ben)
        scene.presses(.alt("3"))
        return scene
    }

    @Test func `A talk follows the user to another name`() {
        var scene = talking()
        scene.desk.renamePartner(ben, to: "bob", "ben is now bob", at: noon)
        #expect(scene.title == "bob" && scene.talk.contains("12:00 -- ben is now bob"))
        scene.types("hello", .enter)
        #expect(scene.wishes == [.say("hello", .person("bob", identity: "7"))])
        scene.desk.hear(Entry(.message, by: "bob", "yes", at: noon), at: .person("bob", identity: "7"))
        #expect(scene.desk.talks.count == 3)
    }

    @Test func `A talk says that the user has left, and then speaks to nobody`() {
        var scene = talking()
        scene.desk.losePartner(ben, "ben has left", at: noon)
        #expect(scene.title == "ben (left)" && scene.talk.contains("12:00 -- ben has left"))
        scene.types("a secret", .enter)
        #expect(scene.wishes == [])
        #expect(scene.talk.contains { $0.hasPrefix("12:00 -- ben has left; /msg ben TEXT speaks to the user") })
    }

    @Test func `Another user of the same name has a talk of their own`() {
        var scene = talking()
        scene.desk.losePartner(ben, "ben has left", at: noon)
        scene.desk.hear(Entry(.message, by: "ben", "I am new", at: noon), at: .person("ben", identity: "9"))
        #expect(scene.desk.talks.count == 4 && scene.desk.current == 2)
        #expect(!scene.talk.contains { $0.contains("I am new") })
        scene.types("/query ben", .enter)
        #expect(scene.desk.current == 3)
    }

    @Test func `A talk that one has begun is with the user who was reached`() {
        var scene = Scene()
        scene.types("/query cleo", .enter)
        scene.types("hello", .enter)
        #expect(scene.wishes == [.say("hello", .person("cleo"))])
        scene.desk.meet(.person("cleo", identity: "8"))
        scene.desk.hear(Entry(.message, by: "cleo", "yes", at: noon), at: .person("cleo", identity: "8"))
        #expect(scene.desk.talks.count == 3)
        scene.types("again", .enter)
        #expect(scene.wishes.last == .say("again", .person("cleo", identity: "8")))
    }
}
