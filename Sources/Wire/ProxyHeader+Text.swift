/// Parses headers of version 1 (2.1).
extension ProxyHeader {
    /// Parses a line that begins with `PROXY `, without its CR LF. Returns nil for a line that breaks the rules.
    init?(line: ArraySlice<UInt8>) {
        let words = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard words.count >= 2 else { return nil }
        // "The receiver must ignore anything presented before the CRLF is found."
        if words[1].elementsEqual("UNKNOWN".utf8) {
            self.init(source: .unknown)
            return
        }
        guard words.count == 6, ProxyHeader.isPort(words[4]), ProxyHeader.isPort(words[5]) else { return nil }
        if words[1].elementsEqual("TCP4".utf8) {
            guard let address = ProxyHeader.ipv4(words[2]), ProxyHeader.ipv4(words[3]) != nil else { return nil }
            self.init(source: .ipv4(address))
        } else if words[1].elementsEqual("TCP6".utf8) {
            guard let address = ProxyHeader.ipv6(words[2]), ProxyHeader.ipv6(words[3]) != nil else { return nil }
            self.init(source: .ipv6(high: address.high, low: address.low))
        } else {
            return nil
        }
    }

    private static func isPort(_ word: ArraySlice<UInt8>) -> Bool { decimal(word, atMost: 65_535) != nil }

    /// Returns a decimal number without leading zeros.
    private static func decimal(_ word: ArraySlice<UInt8>, atMost most: UInt32) -> UInt32? {
        if word.isEmpty || word.count > 5 || (word.first == UInt8(ascii: "0") && word.count > 1) { return nil }
        var number: UInt32 = 0
        for byte in word {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
            number = number * 10 + UInt32(byte - UInt8(ascii: "0"))
        }
        return number <= most ? number : nil
    }

    private static func ipv4(_ word: ArraySlice<UInt8>) -> UInt32? {
        let parts = word.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var address: UInt32 = 0
        for part in parts {
            guard let number = decimal(part, atMost: 255) else { return nil }
            address = address << 8 | number
        }
        return address
    }

    /// Returns an IPv6 address in text form (RFC 4291, 2.2). The last two groups may have the form of an IPv4 address.
    private static func ipv6(_ word: ArraySlice<UInt8>) -> (high: UInt64, low: UInt64)? {
        let colon: UInt8 = UInt8(ascii: ":")
        var groups: [UInt64] = []
        var gap: Int?
        var rest = word
        if rest.starts(with: [colon, colon]) {
            gap = 0
            rest = rest.dropFirst(2)
        }
        while !rest.isEmpty {
            let group = rest.prefix { $0 != colon }
            rest = rest.dropFirst(group.count)
            if rest.isEmpty, let address = ipv4(group) {
                groups += [UInt64(address >> 16), UInt64(address & 0xFFFF)]
                break
            }
            guard let number = hexadecimal(group) else { return nil }
            groups.append(number)
            if rest.isEmpty { break }
            rest = rest.dropFirst()
            if rest.first == colon && gap == nil {
                gap = groups.count
                rest = rest.dropFirst()
            } else if rest.isEmpty {
                return nil
            }
        }
        guard groups.count == 8 ? gap == nil : groups.count < 8 && gap != nil else { return nil }
        groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap ?? 0)
        let halves = [groups[..<4], groups[4...]].map { $0.reduce(0) { $0 << 16 | $1 } }
        return (halves[0], halves[1])
    }

    /// Returns a number of one to four hexadecimal digits.
    private static func hexadecimal(_ word: ArraySlice<UInt8>) -> UInt64? {
        guard (1...4).contains(word.count) else { return nil }
        var number: UInt64 = 0
        for byte in word {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | UInt64(byte - UInt8(ascii: "0"))
            case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | UInt64(byte - UInt8(ascii: "A") + 10)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | UInt64(byte - UInt8(ascii: "a") + 10)
            default: return nil
            }
        }
        return number
    }
}
