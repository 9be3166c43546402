import Testing

@testable import Transcripts

@Suite struct PatternTests {
    private func match(_ pattern: String, _ line: String, given: Bindings = [:]) throws -> [String: String]? {
        try Pattern(Array(pattern.utf8)).match(Array(line.utf8), given: given)?
            .mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `Text matches only itself`() throws {
        #expect(try match("[lobby] ana: hi", "[lobby] ana: hi") == [:])
        #expect(try match("[lobby] ana: hi", "[lobby] ana: hi!") == nil)
        #expect(try match("[lobby] ana: hi", "[lobby] ana: h") == nil)
        #expect(try match("", "") == [:])
        #expect(try match("", "x") == nil)
    }

    @Test func `A name binds the shortest run that matches`() throws {
        #expect(try match("{who}: {words}", "ana: b: c") == ["who": "ana", "words": "b: c"])
        #expect(try match("{x}b", "aabab") == ["x": "aaba"])
        #expect(try match("{x}", "") == nil)
        #expect(try match("a{x}", "a") == nil)
    }

    @Test func `The same name matches the same bytes`() throws {
        #expect(try match("{x}-{x}", "a-b-a-b") == ["x": "a-b"])
        #expect(try match("{x}-{x}", "a-b") == nil)
        #expect(try match("{x} left", "ana left", given: ["x": Array("ana".utf8)]) == ["x": "ana"])
        #expect(try match("{x} left", "ben left", given: ["x": Array("ana".utf8)]) == nil)
    }

    @Test func `A wildcard may be empty and is never bound`() throws {
        #expect(try match("here: {anything}", "here: ") == [:])
        #expect(try match("{_}a{_}", "banana") == [:])
        #expect(try match("{_}a{_}b", "ba") == nil)
    }

    @Test func `Braces write bytes in hexadecimal, repetitions and literal braces`() throws {
        let pattern = try Pattern(Array("{hex 1b 5B}{{x}{repeat 3 ab}".utf8))
        #expect(pattern.match([0x1B, 0x5B] + Array("{x}ababab".utf8)) != nil)
        #expect(pattern.match([0x1B, 0x5B] + Array("{x}abab".utf8)) == nil)
    }

    @Test func `Bytes that are not text match, too`() throws {
        let pattern = try Pattern(Array("a{x}{hex ff}".utf8))
        #expect(pattern.match([0x61, 0xC0, 0xFF]) == ["x": [0xC0]])
    }

    @Test(.timeLimit(.minutes(10)))
    func `A hostile line ends the search`() throws {
        let line = String(repeating: "a", count: 4000)
        #expect(try match("{a}a{b}a{c}a{d}a{e}b", line) == nil)
    }

    @Test func `Lines in any order each match a different pattern`() throws {
        let patterns = try ["{x} joined", "ben joined"].map { try Pattern(Array($0.utf8)) }
        let lines = ["ben joined", "cat joined"].map { Array($0.utf8) }
        #expect(Pattern.match(lines[...], among: patterns, given: [:]) == ["x": Array("cat".utf8)])
        #expect(Pattern.match([lines[0], lines[0]], among: patterns, given: [:]) == ["x": Array("ben".utf8)])
        #expect(Pattern.match([lines[1], lines[1]], among: patterns, given: [:]) == nil)
    }
}
