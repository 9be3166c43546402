/// The options of a listener, after the `?` of its URI and separated by `&`: `mode=0660` for a Unix socket,
/// `proxy=10.0.0.0/8,fd00::/8` for a host and port.
struct EndpointQuery {
    /// The permission bits of a Unix socket file.
    private(set) var mode: UInt32?
    /// The networks of the proxies.
    private(set) var proxies: [Network] = []

    /// The reason why the options can't be used, in words that can follow a colon.
    struct ParseError: Error {
        let reason: String
        init(_ reason: String) { self.reason = reason }
    }

    /// Parses the text after the `?`. The argument nil means that there are no options.
    init(_ text: Substring?, isUnix: Bool) throws(ParseError) {
        guard let text else { return }
        for assignment in text.split(separator: "&", omittingEmptySubsequences: false) {
            let parts = assignment.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            switch (parts.first, parts.count > 1 ? parts[1] : "") {
            case ("mode", let value): try setMode(value, isUnix)
            case ("proxy", let value): try setProxies(value, isUnix)
            default: throw ParseError("a listener has no such option, but mode= and proxy=")
            }
        }
    }

    private mutating func setMode(_ digits: Substring, _ isUnix: Bool) throws(ParseError) {
        if !isUnix { throw ParseError("mode= is for a Unix socket") }
        if mode != nil { throw ParseError("mode= is there twice") }
        guard digits.utf8.allSatisfy(\.isASCIIDigit), let mode = UInt32(digits, radix: 8), mode <= 0o777 else {
            throw ParseError("mode= takes permission bits in octal, such as 0660")
        }
        self.mode = mode
    }

    private mutating func setProxies(_ list: Substring, _ isUnix: Bool) throws(ParseError) {
        if isUnix { throw ParseError("proxy= is for a host and port, since a Unix socket is in no network") }
        if !proxies.isEmpty { throw ParseError("proxy= is there twice; separate networks by commas") }
        for text in list.split(separator: ",", omittingEmptySubsequences: false) {
            guard let network = Network(String(text)) else {
                throw ParseError("proxy= takes networks such as 10.0.0.0/8,fd00::/8")
            }
            proxies.append(network)
        }
    }

    /// The options as text, with the `?`; empty when there are none.
    static func text(mode: UInt32?, proxies: [Network]) -> String {
        let octal = mode.map { String($0, radix: 8) }
        let assignments =
            (octal.map { ["mode=" + String(repeating: "0", count: 4 - $0.count) + $0] } ?? [])
            + (proxies.isEmpty ? [] : ["proxy=" + proxies.map(\.description).joined(separator: ",")])
        return assignments.isEmpty ? "" : "?" + assignments.joined(separator: "&")
    }
}

extension EndpointURI {
    /// Whether connections must come from a proxy and begin with its header (the PROXY protocol).
    public var expectsProxy: Bool { !proxies.isEmpty }

    /// Whether an address is that of a proxy from which the listener takes connections.
    public func isProxy(_ address: PeerAddress) -> Bool { proxies.contains { $0.contains(address) } }

    /// Returns why the options after the `?` of a URI can't be used, in words that can follow a colon; nil when they
    /// can.
    public static func faultOfOptions(in text: String) -> String? {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let scheme = text.prefix { $0 != ":" }
        do throws(EndpointQuery.ParseError) {
            _ = try EndpointQuery(
                parts.count > 1 ? parts[1] : nil, isUnix: scheme.split(separator: "+").contains("unix"))
            return nil
        } catch {
            return error.reason
        }
    }
}
