/// The address and dialect of a listener or a server: `plain://127.0.0.1:4000`, `ircs://[::1]:6697`,
/// `plain+unix:///run/roost.sock?mode=0660`.
public struct EndpointURI: Equatable, Sendable, CustomStringConvertible {
    /// The network address: a server listens on it and a client connects to it.
    public enum Address: Equatable, Sendable {
        /// A host name or IP address, and a port. Port 0 means any free port, nil the default port of the dialect.
        case tcp(host: String, port: UInt16?)
        /// The path of a Unix socket file.
        case unix(path: String)
    }

    /// The scheme of IRC over TLS that other programs use, too.
    private static let secureIRC = "ircs"

    /// The name of the dialect, such as `plain`.
    public var dialect: String
    /// Whether the connection is encrypted with TLS.
    public var isEncrypted: Bool
    /// The host and port, or the path of a Unix socket.
    public var place: Address
    /// The permission bits of a Unix socket file, which decide who may connect; nil for the bits that the umask leaves.
    public var mode: UInt32?
    /// The networks of the proxies from which the listener takes connections. If there are any, each connection must begin
    /// with the header of the PROXY protocol, which tells the client's address.
    public var proxies: [Network]

    /// Creates a URI from its parts.
    public init(
        dialect: String, isEncrypted: Bool = false, place: Address, mode: UInt32? = nil, proxies: [Network] = []
    ) {
        self.dialect = dialect
        self.isEncrypted = isEncrypted
        self.place = place
        self.mode = mode
        self.proxies = proxies
    }

    /// Parses `DIALECT[+tls]://HOST[:PORT][?proxy=CIDR[,CIDR]]` or `DIALECT+unix:///PATH[?mode=OCTAL]`; `ircs` stands for
    /// `irc+tls`. Returns nil for any other text.
    public init?(_ text: String) {
        guard let colon = text.range(of: "://") else { return nil }
        var parts = text[..<colon.lowerBound].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        guard let dialect = parts.first, !dialect.isEmpty, dialect.utf8.allSatisfy(\.isASCIILetterOrDigit) else {
            return nil
        }
        parts.removeFirst()
        let isSecureName = dialect == EndpointURI.secureIRC
        let halves = text[colon.upperBound...].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = String(halves[0])
        let usesUnix = parts.contains("unix")
        guard parts.allSatisfy({ $0 == "unix" || $0 == "tls" }), Set(parts).count == parts.count else { return nil }
        if isSecureName && parts.contains("tls") { return nil }
        guard let query = try? EndpointQuery(halves.count > 1 ? halves[1] : nil, isUnix: usesUnix) else { return nil }
        mode = query.mode
        proxies = query.proxies
        self.dialect = isSecureName ? "irc" : dialect
        isEncrypted = isSecureName || parts.contains("tls")
        if usesUnix {
            guard rest.hasPrefix("/"), rest.utf8.count < 108, !rest.utf8.contains(0) else { return nil }
            place = .unix(path: rest)
        } else {
            guard let place = EndpointURI.hostAndPort(rest.hasSuffix("/") ? String(rest.dropLast()) : rest) else {
                return nil
            }
            self.place = place
        }
    }

    private static func hostAndPort(_ text: String) -> Address? {
        let host: Substring
        let port: Substring?
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else { return nil }
            host = text[text.index(after: text.startIndex)..<end]
            let rest = text[text.index(after: end)...]
            if !rest.isEmpty && !rest.hasPrefix(":") { return nil }
            port = rest.isEmpty ? nil : rest.dropFirst()
        } else {
            let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = parts.first ?? ""
            port = parts.count > 1 ? parts[1] : nil
            if port?.contains(":") == true || host.utf8.contains(UInt8(ascii: ":")) { return nil }
        }
        if host.isEmpty || !host.utf8.allSatisfy(\.mayStandInHost) { return nil }
        guard let port else { return .tcp(host: String(host), port: nil) }
        guard let number = UInt16(port), port.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return .tcp(host: String(host), port: number)
    }

    /// The text of the URI, which `init(_:)` parses to the same value.
    public var description: String {
        let scheme = isEncrypted ? (dialect == "irc" ? EndpointURI.secureIRC : dialect + "+tls") : dialect
        let options = EndpointQuery.text(mode: mode, proxies: proxies)
        switch place {
        case .unix(let path):
            return "\(scheme)+unix://\(path)" + options
        case .tcp(let host, let port):
            let shown = host.contains(":") ? "[\(host)]" : host
            return "\(scheme)://\(shown)" + (port.map { ":\($0)" } ?? "") + options
        }
    }

    /// Returns the URI with the given default port if it has a host but no port, or else unchanged.
    public func withPort(_ usual: UInt16) -> EndpointURI {
        guard case .tcp(let host, nil) = place else { return self }
        var uri = self
        uri.place = .tcp(host: host, port: usual)
        return uri
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
    /// Whether a host may contain this byte. Separators of a URI, spaces and control characters are excluded, since
    /// getaddrinfo(3) would misread them.
    fileprivate var mayStandInHost: Bool {
        let separators: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "["), UInt8(ascii: "]")]
        return self > UInt8(ascii: " ") && self != 0x7F && !separators.contains(self)
    }
    var isASCIILetterOrDigit: Bool {
        isASCIIDigit || (self >= UInt8(ascii: "a") && self <= UInt8(ascii: "z"))
            || (self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z"))
    }
}

extension String {
    fileprivate func range(of needle: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
            start = index(after: start)
        }
        return nil
    }
}
