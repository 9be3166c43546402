/// The bytes that each name in braces stands for so far in a transcript.
public typealias Bindings = [String: [UInt8]]

/// The bytes that a client sends, in which `{name}` stands for the bytes that an earlier pattern bound to that name.
public struct LineTemplate: Hashable, Sendable {
    private let pieces: [Piece]

    init(_ text: some Sequence<UInt8>) throws(Piece.Malformed) { pieces = try Piece.read(text) }

    /// The names that must be bound before the line can be sent.
    var names: [String] {
        pieces.compactMap { piece in
            if case .name(let name) = piece { name } else { nil }
        }
    }

    /// Returns the bytes to send, or nil when a name in the template is not bound.
    public func bytes(with bindings: Bindings) -> [UInt8]? {
        var bytes: [UInt8] = []
        for piece in pieces {
            switch piece {
            case .bytes(let literal): bytes += literal
            case .name(let name):
                guard let bound = bindings[name] else { return nil }
                bytes += bound
            }
        }
        return bytes
    }
}
