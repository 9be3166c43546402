import Testing
import Wire

@testable import Dialects

/// Tests of erasing keys in a line that a client sent key by key (RFC 854, EC and EL).
@Suite struct TypedKeysTests {
    private static let lines: [(String, String?)] = [
        ("hello", nil), ("", nil), ("helx\u{8}lo", "hello"), ("helx\u{7F}lo", "hello"), ("\u{8}\u{8}hi", "hi"),
        ("secret\u{15}hello", "hello"), ("a\u{15}", ""), ("ab\u{8}\u{8}\u{8}", ""),
        // An erasing key removes a whole character as users perceive it (a grapheme cluster).
        ("caf\u{E9}\u{8}e", "cafe"), ("cafe\u{301}\u{8}e", "cafe"), ("ok 👩‍👩‍👧‍👦\u{8}!", "ok !"), ("é語🦉\u{7F}\u{7F}", "é"),
    ]

    @Test(arguments: lines) func `Erased characters are not in the line`(line: String, left: String?) {
        #expect(TypedKeys.erased(Array(line.utf8).span) == left.map { Array($0.utf8) })
    }

    @Test func `Bytes that are not UTF-8 are erased one by one`() {
        #expect(TypedKeys.erased([0x61, 0xC3, 0xFF, 8].span) == [0x61, 0xC3])
        #expect(TypedKeys.erased([0x61, 0x80, 8, 8, 8].span) == [])
        #expect(TypedKeys.erased((Array(repeating: 0x80, count: 100) + [8]).span) == Array(repeating: 0x80, count: 99))
    }
}
