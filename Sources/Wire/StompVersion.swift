/// A version of STOMP, as the header `version` spells it.
public enum StompVersion: String, CaseIterable, Comparable, Hashable, Sendable {
    /// No escapes in headers; spaces around header values are ignored.
    case v10 = "1.0"
    /// Line feed, colon and backslash are escaped in headers.
    case v11 = "1.1"
    /// Carriage return is escaped as well.
    case v12 = "1.2"

    /// Creates the highest known version in a comma-separated list: 1.0 when there is no list (STOMP 1.2, "Protocol
    /// Negotiation"), nil when the list contains no known version.
    public init?(highestOf list: ArraySlice<UInt8>?) {
        guard let list else {
            self = .v10
            return
        }
        let words = list.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }.map {
            String(decoding: $0, as: UTF8.self)
        }
        guard let highest = words.compactMap(StompVersion.init).max() else { return nil }
        self = highest
    }

    /// Orders versions from oldest to newest.
    public static func < (left: StompVersion, right: StompVersion) -> Bool { left.rawValue < right.rawValue }
}
