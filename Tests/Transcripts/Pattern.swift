/// What a received line must look like: text, with `{name}` where it may be anything.
///
/// 1. A name matches the shortest run of at least one byte with which the rest matches, and is bound to it.
/// 2. Where the name stands again, in this line or a later one, it matches those bytes alone.
/// 3. `{anything}` and `{_}` match any run, an empty one too, and are never bound.
public struct Pattern: Hashable, Sendable, CustomStringConvertible {
    private let pieces: [Piece]
    /// As it stands in the script.
    public let description: String

    /// The most steps taken before a line counts as one that does not match; a pattern for people needs some dozens.
    static let mostSteps = 200_000

    init(_ text: some Collection<UInt8>) throws(Piece.Malformed) {
        pieces = try Piece.read(text)
        description = String(decoding: text, as: UTF8.self)
    }

    /// What is bound after the line has matched; nil if it does not match.
    public func match(_ line: [UInt8], given bindings: Bindings = [:]) -> Bindings? {
        var search = Search(pieces: pieces, line: line, bindings: bindings)
        return search.matches(from: 0, at: 0) ? search.bindings : nil
    }

    /// What is bound after each of the lines has found a pattern of its own; nil if they can't all find one.
    static func match(_ lines: ArraySlice<[UInt8]>, among patterns: [Pattern], given bindings: Bindings) -> Bindings? {
        guard let line = lines.first else { return bindings }
        for (index, pattern) in patterns.enumerated() {
            guard let bound = pattern.match(line, given: bindings) else { continue }
            var rest = patterns
            rest.remove(at: index)
            if let all = match(lines.dropFirst(), among: rest, given: bound) { return all }
        }
        return nil
    }

    /// The names that are bound once it has matched.
    var names: [String] {
        pieces.compactMap { piece in
            if case .name(let name) = piece, !Pattern.isNeverBound(name) { name } else { nil }
        }
    }

    static func isNeverBound(_ name: String) -> Bool { name == "anything" || name == "_" }
}

/// Tries the shortest runs first, and goes back when the rest does not match; bounded by a number of steps.
private struct Search {
    let pieces: [Piece]
    let line: [UInt8]
    var bindings: Bindings
    var steps = 0

    mutating func matches(from index: Int, at offset: Int) -> Bool {
        guard index < pieces.count else { return offset == line.count }
        switch pieces[index] {
        case .bytes(let literal): return matches(literal, at: offset, then: index + 1)
        case .name(let name):
            if let bound = bindings[name] { return matches(bound, at: offset, then: index + 1) }
            return matchesRun(called: name, at: offset, then: index + 1)
        }
    }

    private mutating func matches(_ literal: [UInt8], at offset: Int, then next: Int) -> Bool {
        line[offset...].starts(with: literal) && matches(from: next, at: offset + literal.count)
    }

    private mutating func matchesRun(called name: String, at offset: Int, then next: Int) -> Bool {
        let isNeverBound = Pattern.isNeverBound(name)
        let shortest = offset + (isNeverBound ? 0 : 1)
        if shortest > line.count { return false }
        // The last piece has nothing to look for: it takes the rest at once.
        for end in (next == pieces.count ? line.count : shortest)...line.count {
            steps += 1
            if steps > Pattern.mostSteps { return false }
            if !isNeverBound { bindings[name] = Array(line[offset..<end]) }
            if matches(from: next, at: end) { return true }
        }
        if !isNeverBound { bindings[name] = nil }
        return false
    }
}
