/// A version of STOMP, as the header `version` writes it.
public enum StompVersion: String, CaseIterable, Comparable, Hashable, Sendable {
    /// Without escapes in headers, and with spaces around their values that mean nothing.
    case v10 = "1.0"
    /// Line feed, colon and backslash are escaped in headers.
    case v11 = "1.1"
    /// Carriage return is escaped, too.
    case v12 = "1.2"

    /// The highest version that stands in a list with commas; 1.0 where there is no list (STOMP 1.2, "Protocol
    /// Negotiation"), nil where no version of the list is known.
    public init?(highestOf list: ArraySlice<UInt8>?) {
        guard let list else {
            self = .v10
            return
        }
        let words = list.split { $0 == 0x2C || $0 == 0x20 }.map { String(decoding: $0, as: UTF8.self) }
        guard let highest = words.compactMap(StompVersion.init).max() else { return nil }
        self = highest
    }

    /// The older comes first.
    public static func < (left: StompVersion, right: StompVersion) -> Bool { left.rawValue < right.rawValue }
}
