internal import Chat

/// The header `heart-beat`, on both sides (STOMP 1.2, "Heart-beating").
enum StompHeartbeatHeader {
    /// Returns the server's header: the interval it can send, and the interval it wants, which equals the IRC ping
    /// interval.
    static func offer(_ limits: Limits) -> String { "\(Limits.heartBeatMilliseconds),\(wish(limits))" }

    /// Returns the intervals that follow from both headers, or nil when the client's header is not two numbers.
    static func agree(_ header: ArraySlice<UInt8>, _ limits: Limits) -> HeartbeatIntervals? {
        let numbers = header.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(milliseconds)
        guard numbers.count == 2, let canSend = numbers[0], let wishes = numbers[1] else { return nil }
        let wish = UInt64(wish(limits))
        return HeartbeatIntervals(
            serverSends: wishes == 0 ? 0 : 1_000_000 * max(wishes, UInt64(Limits.heartBeatMilliseconds)),
            clientSends: canSend == 0 || wish == 0 ? 0 : 1_000_000 * max(canSend, wish))
    }

    private static func wish(_ limits: Limits) -> Int {
        limits[.pingSeconds] > 1_000_000 ? 0 : limits[.pingSeconds] * 1_000
    }

    /// Parses at most nine digits, since intervals over eleven days are useless; ignores outer spaces.
    private static func milliseconds(_ padded: ArraySlice<UInt8>) -> UInt64? {
        var digits = padded.drop { $0 == UInt8(ascii: " ") }
        while digits.last == UInt8(ascii: " ") { digits.removeLast() }
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
    }
}
