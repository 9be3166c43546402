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

    /// Creates a URI from its parts.
    public init(dialect: String, isEncrypted: Bool = false, place: Address, mode: UInt32? = nil) {
        self.dialect = dialect
        self.isEncrypted = isEncrypted
        self.place = place
        self.mode = mode
    }

    /// Parses `DIALECT[+tls]://HOST[:PORT]` or `DIALECT+unix:///PATH[?mode=OCTAL]`; `ircs` stands for `irc+tls`. Returns
    /// nil for any other text.
    public init?(_ text: String) {
        guard let colon = text.range(of: "://") else { return nil }
        var parts = text[..<colon.lowerBound].split(separator: "+", omittingEmptySubsequences: false).map(String.init)
        guard let dialect = parts.first, !dialect.isEmpty, dialect.utf8.allSatisfy(\.isASCIILetterOrDigit) else {
            return nil
        }
        parts.removeFirst()
        let isSecureName = dialect == EndpointURI.secureIRC
        let rest = String(text[colon.upperBound...])
        let usesUnix = parts.contains("unix")
        guard parts.allSatisfy({ $0 == "unix" || $0 == "tls" }), Set(parts).count == parts.count else { return nil }
        if isSecureName && parts.contains("tls") { return nil }
        self.dialect = isSecureName ? "irc" : dialect
        isEncrypted = isSecureName || parts.contains("tls")
        if usesUnix {
            guard let (path, mode) = EndpointURI.pathAndMode(rest) else { return nil }
            place = .unix(path: path)
            self.mode = mode
        } else {
            guard let place = EndpointURI.hostAndPort(rest.hasSuffix("/") ? String(rest.dropLast()) : rest) else {
                return nil
            }
            self.place = place
        }
    }

    private static func pathAndMode(_ text: String) -> (path: String, mode: UInt32?)? {
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let path = parts[0]
        guard path.hasPrefix("/"), path.utf8.count < 108, !path.utf8.contains(0) else { return nil }
        if parts.count == 1 { return (path, nil) }
        guard parts[1].hasPrefix("mode=") else { return nil }
        let digits = parts[1].dropFirst("mode=".count)
        guard digits.utf8.allSatisfy(\.isASCIIDigit), let mode = UInt32(digits, radix: 8), mode <= 0o777 else {
            return nil
        }
        return (path, mode)
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
        switch place {
        case .unix(let path):
            let octal = mode.map { String($0, radix: 8) }
            return "\(scheme)+unix://\(path)"
                + (octal.map { "?mode=" + String(repeating: "0", count: 4 - $0.count) + $0 } ?? "")
        case .tcp(let host, let port):
            let shown = host.contains(":") ? "[\(host)]" : host
            return "\(scheme)://\(shown)" + (port.map { ":\($0)" } ?? "")
        }
    }

    /// Returns the URI with the given default port if it has a host but no port, or else unchanged.
    public func withPort(_ usual: UInt16) -> EndpointURI {
        guard case .tcp(let host, nil) = place else { return self }
        return EndpointURI(dialect: dialect, isEncrypted: isEncrypted, place: .tcp(host: host, port: usual))
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
