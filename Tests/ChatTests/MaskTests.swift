import Seeds
import Testing

@testable import Chat

/// Returns whether a pattern with `*` and `?` matches, by plain recursion. The faster matcher must agree with this one.
private func fits(_ pattern: ArraySlice<UInt8>, _ subject: ArraySlice<UInt8>) -> Bool {
    guard let first = pattern.first else { return subject.isEmpty }
    if first == UInt8(ascii: "*") {
        return fits(pattern.dropFirst(), subject) || (!subject.isEmpty && fits(pattern, subject.dropFirst()))
    }
    guard let byte = subject.first, first == UInt8(ascii: "?") || first == byte else { return false }
    return fits(pattern.dropFirst(), subject.dropFirst())
}

@Suite struct MaskTests {
    private func person(_ name: String, ident: String = "id", host: String = "host") throws -> Member {
        let introduction = UserInfo(ident: ident.utf8, realName: .nothing)
        let profile = Profile(introduction, host: Array(host.utf8))
        return Member(user: UserID(1), name: try #require(UserName(name)), profile: profile)
    }

    @Test(arguments: [
        ("ana", "ana!*@*"), ("ana!x", "ana!x@*"), ("x@y", "*!x@y"), ("ana!x@y", "ana!x@y"), ("*.org", "*!*@*.org"),
        ("!@", "*!*@*"), ("m:ana", "m:ana!*@*"), ("a!b@c@d", "a!b@c@d"), ("!x", "*!x@*"),
        ("a!", "a!*@*"), ("@h", "*!*@h"), ("x@", "*!x@*"), ("a@b!c", "a@b!c@*"),
    ])
    func `Missing parts of a mask are filled in`(_ written: String, _ full: String) throws {
        let mask = try #require(Mask(Array(written.utf8)))
        #expect(String(decoding: mask.shown, as: UTF8.self) == full)
        #expect(Mask(mask.shown) == mask)
    }

    @Test(arguments: ["", "m:", "a b", "a,b", ":a", "a\u{7}", String(repeating: "a", count: 197)])
    func `Text that is not a single word is no mask`(_ written: String) {
        #expect(Mask(Array(written.utf8)) == nil)
    }

    @Test func `Masks ignore the case of letters`() throws {
        let mask = try #require(Mask(Array("ANA".utf8)))
        #expect(mask == Mask(Array("ana!*@*".utf8)))
        #expect(mask.matches(try person("Ana")))
        #expect(!mask.matches(try person("anna")))
        #expect(try #require(Mask(Array("*!ID@HO?T".utf8))).matches(person("ben")))
    }

    @Test(arguments: 0..<UInt64(40))
    func `Random patterns match what the definition says`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        var fitting = 0
        for _ in 0..<500 {
            let pattern = (0..<Int.random(in: 0...7, using: &chance)).map { _ in
                Array("ab*?".utf8)[Int.random(in: 0..<4, using: &chance)]
            }
            let subject = (0..<Int.random(in: 0...9, using: &chance)).map { _ in
                Array("ab".utf8)[Int.random(in: 0..<2, using: &chance)]
            }
            let expected = fits(pattern[...], subject[...])
            if expected { fitting += 1 }
            #expect(Glob(pattern).matches(subject) == expected)
        }
        #expect(fitting > 0)
    }

    @Test func `A full list of the worst masks is matched quickly`() throws {
        let stars = Array(String(repeating: "*a", count: 95).utf8) + Array("b!*@*".utf8)
        let mask = try #require(Mask(stars))
        let victim = try person(
            String(repeating: "a", count: 32), ident: String(repeating: "a", count: 18),
            host: String(repeating: "a", count: 64))
        let time = ContinuousClock().measure {
            for _ in 0..<RoomMode.mostMasks where mask.matches(victim) { Issue.record("it fits") }
        }
        #expect(time < .seconds(1))
    }
}
