import Foundation
import Testing

/// Rules for bytes: ASCII characters are written as characters, and each folding is defined once.
@Suite struct ByteTests {
    @Test func `No code writes an ASCII character as a hexadecimal number`() throws {
        // The numbers in binary forms are no characters.
        for file in try Checkout.swiftFiles(below: "Sources") where !file.path.hasSuffix("+Binary.swift") {
            for (number, line) in file.lines.enumerated() where ByteTests.hasNakedCharacter(line) {
                Issue.record("\(file.path):\(number + 1) has a number; write UInt8(ascii:)")
            }
        }
    }

    @Test func `A number for a character is found, and one for a bit or a control code is allowed`() {
        let naked = [
            "if byte == 0x0A {", "byte == 0x0a", "    case 0x41...0x5A: 1", "first >= 0x20 && first < 0x7F", "[0x7E]",
        ]
        let allowed = [
            "bits & 0x3F", "byte | 0x20", "first & (0x7F >> 1)", "byte < 0x7F", "case 0x1B: 1", "\"\\u{0x41}\" // 0x41",
            "first >= 0xC2", "let mask = 0x2020_2020", "// from 0x20", "0x1FFF",
        ]
        #expect((naked + allowed).filter(ByteTests.hasNakedCharacter) == naked)
    }

    @Test func `Letters change case in ASCII.swift alone, and names are normalised in FoldedKey.swift alone`() throws {
        for file in try Checkout.swiftFiles(below: "Sources") where !file.path.hasSuffix("/ASCII.swift") {
            for (number, line) in file.lines.enumerated() {
                #expect(
                    !line.contains(/[|&^] (0x20|0xDF)\b/), "\(file.path):\(number + 1) changes the case of a letter")
                let isHome = file.path.hasSuffix("/FoldedKey.swift")
                #expect(isHome || !line.contains("._nf"), "\(file.path):\(number + 1) normalises")
            }
        }
    }

    /// Whether a line holds the hexadecimal number of a tab, a line end or a printable character. Operands of bit
    /// operators are masks.
    private static func hasNakedCharacter(_ line: String) -> Bool {
        let code = line.range(of: "//").map { line[..<$0.lowerBound] } ?? line[...]
        return code.matches(of: /0x(0[9ADad]|[2-7][0-9A-Fa-f])\b/).contains { match in
            let before = code[..<match.range.lowerBound]
            let isMask = ["& ", "| ", "^ ", ">> ", "<< "].contains { before.hasSuffix($0) }
            let isInText = before.hasSuffix("{")
            return !isMask && !isInText && match.output.1.uppercased() != "7F"
        }
    }
}
