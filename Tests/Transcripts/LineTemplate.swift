/// What the placeholders of a script stand for so far.
public typealias Bindings = [String: [UInt8]]

/// The bytes that a user sends, in which `{name}` stands for the text that an earlier pattern bound to that name.
public struct LineTemplate: Hashable, Sendable {
    private let pieces: [Piece]

    init(_ text: some Sequence<UInt8>) throws(Piece.Malformed) { pieces = try Piece.read(text) }

    /// The names that must be bound before it can be sent.
    var names: [String] {
        pieces.compactMap { piece in
            if case .name(let name) = piece { name } else { nil }
        }
    }

    /// The bytes to send; nil where a name is not bound.
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
