internal import Chat

/// Appends words as bytes, without a String on frequent paths.
extension [UInt8] {
    /// Appends a single byte directly, since most literals in a line are one byte and a memory copy is slower.
    @inline(__always)
    mutating func append(_ words: StaticString) {
        if words.utf8CodeUnitCount == 1 { return append(words.utf8Start[0]) }
        append(contentsOf: UnsafeBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
    }

    mutating func append(_ words: StaticString, string: String) {
        append(words)
        append(contentsOf: string.utf8)
    }

    mutating func append(_ words: StaticString, number: Int) {
        append(words)
        if number < 0 { append(UInt8(ascii: "-")) }
        append(digitsOf: number.magnitude)
    }

    private mutating func append(digitsOf number: UInt) {
        if number >= 10 { append(digitsOf: number / 10) }
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }

    mutating func append(_ name: UserName, _ words: StaticString = "") {
        self += name.shown
        append(words)
    }

    /// Appends names as `ana, ben`, and the number of names that are left out.
    mutating func append(_ words: StaticString, names: [UserName], total: Int) {
        append(words)
        for (index, name) in names.enumerated() {
            if index > 0 { append(", ") }
            self += name.shown
        }
        if total > names.count { append("", string: " and \(total - names.count) more") }
    }

    mutating func append(_ words: StaticString, shown text: some Collection<UInt8>) {
        append(words)
        appendShown(text)
    }

    mutating func appendShown(_ text: MessageText) { appendShown(text.bytes) }

    /// Appends text for a terminal, without IRC formatting and with spaces for newlines.
    mutating func appendShown(_ text: some Collection<UInt8>) {
        if !text.contains(where: { $0 < UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }) {
            return append(contentsOf: text)
        }
        var rest = text[...]
        while let byte = rest.popFirst() {
            switch byte {
            case 0x03:
                rest = rest.droppingColours {
                    $0.isASCIIDigit
                } width: {
                    2
                }
            case 0x04:
                rest = rest.droppingColours {
                    $0.isASCIIHexadecimalDigit
                } width: {
                    6
                }
            case UInt8(ascii: "\n"): append(UInt8(ascii: " "))
            default: if !MessageText.isFormatting(byte) { append(byte) }
            }
        }
    }
}

extension Collection<UInt8> where SubSequence == Self {
    /// Removes the colours after a colour byte: one or two numbers, `4` or `4,12`.
    fileprivate func droppingColours(_ isDigit: (UInt8) -> Bool, width: () -> Int) -> Self {
        func digits(_ bytes: Self) -> Int { bytes.prefix(width()).prefix(while: isDigit).count }
        let rest = dropFirst(digits(self))
        guard rest.count < count, rest.first == UInt8(ascii: ","), digits(rest.dropFirst()) > 0 else { return rest }
        return rest.dropFirst(1 + digits(rest.dropFirst()))
    }
}

extension [UInt8] {
    /// Appends lines with CR LF for LF as their end; no text contains either.
    mutating func appendForTelnet(_ spell: (inout [UInt8]) -> Void) {
        var lines: [UInt8] = []
        spell(&lines)
        reserveCapacity(count + lines.count + 2)
        for byte in lines {
            if byte == UInt8(ascii: "\n") { append(UInt8(ascii: "\r")) }
            append(byte)
        }
    }
}
