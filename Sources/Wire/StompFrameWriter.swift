/// Writes the parts of one frame in order, for callers that do not need a `StompFrame`.
///
/// In 1.0, and in CONNECT and CONNECTED, nothing can be escaped: the writer leaves line feeds out of headers there, and
/// colons out of their names.
public struct StompFrameWriter: Sendable {
    private let command: StompCommand
    private let escapes: StompEscapes

    /// Creates a writer for a command in a version.
    public init(_ command: StompCommand, _ version: StompVersion) {
        self.command = command
        escapes = StompEscapes(command, version)
    }

    /// Appends the command line.
    public func begin(_ bytes: inout [UInt8]) {
        bytes.append(contentsOf: command.rawValue.utf8)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Appends a header.
    public func header(
        _ name: some Collection<UInt8>, _ value: some Collection<UInt8>, _ bytes: inout [UInt8]
    ) {
        escapes.append(name, isName: true, &bytes)
        bytes.append(UInt8(ascii: ":"))
        escapes.append(value, isName: false, &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Appends a header whose name needs no escape.
    public func header(_ name: StaticString, _ value: some Collection<UInt8>, _ bytes: inout [UInt8]) {
        append(name, &bytes)
        escapes.append(value, isName: false, &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Appends a header that holds a number.
    public func header(_ name: StaticString, number: some BinaryInteger, _ bytes: inout [UInt8]) {
        append(name, &bytes)
        bytes.append(digitsOf: UInt64(clamping: number))
        bytes.append(UInt8(ascii: "\n"))
    }

    private func append(_ name: StaticString, _ bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: ":"))
    }

    /// Appends headers that are encoded for 1.2, one per line. It leaves out a header whose name this version can't
    /// express, since a reader could mistake the shortened or trimmed name for another.
    public func headers(spelled lines: [UInt8], _ bytes: inout [UInt8]) {
        let newest = StompEscapes(.send, .v12)
        if escapes.isNewest { return bytes.append(contentsOf: lines) }
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = newest.remove(Array(parts[0]).span),
                let value = newest.remove(Array(parts[1]).span)
            else { continue }
            if !escapes.isAbleToTell(name: name) { continue }
            header(name, value, &bytes)
        }
    }

    /// Appends the end of the headers, the body with its length, and the end of the frame: NUL and a line end. The line
    /// end is for clients that read line by line and would lose data after a bare NUL. Other clients skip line ends
    /// between frames (STOMP 1.2, "Augmented BNF").
    public func finish(body: some Collection<UInt8> = [], _ bytes: inout [UInt8]) {
        if command.mayHaveBody { header("content-length", number: body.count, &bytes) }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: body)
        bytes.append(0)
        bytes.append(UInt8(ascii: "\n"))
    }
}

extension [UInt8] {
    fileprivate mutating func append(digitsOf number: UInt64) {
        if number >= 10 { append(digitsOf: number / 10) }
        append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }
}

/// The escapes in the headers of a frame (STOMP 1.2, "Value Encoding").
struct StompEscapes {
    private let version: StompVersion

    init(_ command: StompCommand, _ version: StompVersion) {
        self.version = command.isNeverEscaped ? .v10 : version
    }

    /// Whether every defined escape is in use.
    var isNewest: Bool { version == .v12 }

    /// Whether this version can express the header name without a change.
    func isAbleToTell(name: [UInt8]) -> Bool {
        switch version {
        case .v10:
            !(name.first == UInt8(ascii: " ") || name.last == UInt8(ascii: " ")
                || name.contains { [UInt8(ascii: ":"), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains($0) })
        case .v11: !name.contains(UInt8(ascii: "\r"))
        case .v12: true
        }
    }

    /// Appends a name or a value with escapes.
    func append(_ text: some Collection<UInt8>, isName: Bool, _ bytes: inout [UInt8]) {
        if !text.contains(where: {
            $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r")
        }) {
            return bytes.append(contentsOf: text)
        }
        for byte in text {
            if version == .v10 {
                if byte != UInt8(ascii: "\n") && !(isName && byte == UInt8(ascii: ":")) { bytes.append(byte) }
            } else if let letter = letter(for: byte) {
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(letter)
            } else {
                bytes.append(byte)
            }
        }
    }

    private func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"): UInt8(ascii: "\\")
        case UInt8(ascii: ":"): UInt8(ascii: "c")
        case UInt8(ascii: "\n"): UInt8(ascii: "n")
        case UInt8(ascii: "\r"): version == .v12 ? UInt8(ascii: "r") : nil
        default: nil
        }
    }

    /// Returns a name or value without escapes, or nil when an escape is undefined, which ends the session.
    func remove(_ text: Span<UInt8>) -> [UInt8]? {
        let raw = text.withUnsafeBufferPointer { Array($0) }
        if version == .v10 || !raw.contains(UInt8(ascii: "\\")) { return raw }
        var plain: [UInt8] = []
        var rest = raw[...]
        while let byte = rest.popFirst() {
            if byte != UInt8(ascii: "\\") {
                plain.append(byte)
            } else {
                guard let letter = rest.popFirst(), let meant = byteMeant(by: letter) else { return nil }
                plain.append(meant)
            }
        }
        return plain
    }

    private func byteMeant(by letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\\"): UInt8(ascii: "\\")
        case UInt8(ascii: "c"): UInt8(ascii: ":")
        case UInt8(ascii: "n"): UInt8(ascii: "\n")
        case UInt8(ascii: "r"): version == .v12 ? UInt8(ascii: "\r") : nil
        default: nil
        }
    }
}
