/// The pattern that a received line must match: literal text, and `{name}` for a part that may vary.
///
/// 1. A name that is not bound matches the shortest run of at least one byte with which the rest of the pattern
///    matches. The name is bound to that run.
/// 2. A name that is bound, in this line or an earlier one, matches the same bytes only.
/// 3. `{anything}` and `{_}` match any run, including an empty one, and are never bound.
public struct Pattern: Hashable, Sendable, CustomStringConvertible {
    private let pieces: [Piece]
    /// The pattern as the transcript writes it.
    public let description: String

    /// The maximum number of runs that a search tries before the line counts as one that does not match. The patterns
    /// of real transcripts need some dozens.
    static let mostSteps = 200_000

    init(_ text: some Collection<UInt8>) throws(Piece.Malformed) {
        pieces = try Piece.read(text)
        description = String(decoding: text, as: UTF8.self)
    }

    /// Returns the bindings after the line has matched, including the given ones. Returns nil when the line does not
    /// match.
    public func match(_ line: [UInt8], given bindings: Bindings = [:]) -> Bindings? {
        var search = Search(pieces: pieces, line: line, bindings: bindings)
        return search.matches(from: 0, at: 0) ? search.bindings : nil
    }

    /// Returns the bindings after each of the lines has matched a different pattern. Returns nil when no such
    /// assignment of lines to patterns exists.
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

    /// The names that the pattern binds when it matches.
    var names: [String] {
        pieces.compactMap { piece in
            if case .name(let name) = piece, !Pattern.isNeverBound(name) { name } else { nil }
        }
    }

    static func isNeverBound(_ name: String) -> Bool { name == "anything" || name == "_" }
}

/// A backtracking search that matches one line. It tries the shortest runs first, and gives up after
/// `Pattern.mostSteps` runs.
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
        // No piece follows the last name, so the name takes the rest of the line at once.
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
