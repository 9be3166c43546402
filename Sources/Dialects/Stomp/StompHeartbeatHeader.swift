internal import Chat

/// The header `heart-beat`, on both sides (STOMP 1.2, "Heart-beating").
enum StompHeartbeatHeader {
    /// What the server can do, and what it would like: a beat as often as it asks people on IRC whether they are there.
    static func offer(_ limits: Limits) -> String { "\(Limits.heartBeatMilliseconds),\(wish(limits))" }

    /// What follows from the client's header and the server's; nil where it is not two numbers.
    static func agree(_ header: ArraySlice<UInt8>, _ limits: Limits) -> HeartbeatIntervals? {
        let numbers = header.split(separator: 0x2C, omittingEmptySubsequences: false).map(milliseconds)
        guard numbers.count == 2, let canSend = numbers[0], let wishes = numbers[1] else { return nil }
        let wish = UInt64(wish(limits))
        return HeartbeatIntervals(
            serverSends: wishes == 0 ? 0 : 1_000_000 * max(wishes, UInt64(Limits.heartBeatMilliseconds)),
            clientSends: canSend == 0 || wish == 0 ? 0 : 1_000_000 * max(canSend, wish))
    }

    private static func wish(_ limits: Limits) -> Int {
        limits[.pingSeconds] > 1_000_000 ? 0 : limits[.pingSeconds] * 1_000
    }

    /// Nine digits at most, since more than eleven days are no rhythm; spaces around them mean nothing.
    private static func milliseconds(_ padded: ArraySlice<UInt8>) -> UInt64? {
        var digits = padded.drop { $0 == 0x20 }
        while digits.last == 0x20 { digits.removeLast() }
        guard !digits.isEmpty, digits.count <= 9, digits.allSatisfy(\.isDigit) else { return nil }
        return digits.reduce(0) { $0 * 10 + UInt64($1 - 0x30) }
    }
}
