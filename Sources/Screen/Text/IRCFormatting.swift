/// The bytes with which IRC clients format text as bold or coloured (modern.ircdocs.horse/formatting).
enum IRCFormatting {
    /// Returns the bytes without formatting, and without the colours that follow 03 and 04.
    static func removed(from bytes: some Collection<UInt8>) -> [UInt8] {
        var rest = Array(bytes)[...]
        var kept: [UInt8] = []
        kept.reserveCapacity(rest.count)
        while let byte = rest.popFirst() {
            switch byte {
            case 0x02, 0x0F, 0x11, 0x16, 0x1D, 0x1E, 0x1F: continue
            case 0x03: skipColours(&rest, digits: 1...2, \.isASCIIDigit)
            case 0x04: skipColours(&rest, digits: 6...6, \.isASCIIHexadecimalDigit)
            default: kept.append(byte)
            }
        }
        return kept
    }

    /// Skips a colour, and a second colour after a comma. A comma without a colour after it is text.
    private static func skipColours(
        _ rest: inout ArraySlice<UInt8>, digits: ClosedRange<Int>, _ isDigit: (UInt8) -> Bool
    ) {
        func length(of text: ArraySlice<UInt8>) -> Int {
            let count = text.prefix(digits.upperBound).prefix(while: isDigit).count
            return count >= digits.lowerBound ? count : 0
        }
        let first = length(of: rest)
        rest = rest.dropFirst(first)
        guard first > 0, rest.first == UInt8(ascii: ",") else { return }
        let second = length(of: rest.dropFirst())
        if second > 0 { rest = rest.dropFirst(second + 1) }
    }
}
