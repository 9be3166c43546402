/// The lines that the user entered before.
struct LineHistory: Equatable, Sendable {
    private var lines: [[TypedCharacter]] = []
    /// The index of the shown line; nil while the user's new line is shown.
    private var shown: Int?
    /// The user's new line while an earlier line is shown.
    private var unfinished: [TypedCharacter] = []

    /// The most lines that are remembered.
    private static let most = 200

    /// Adds an entered line.
    mutating func append(_ line: [TypedCharacter]) {
        shown = nil
        if line.isEmpty || line == lines.last { return }
        lines.append(line)
        if lines.count > LineHistory.most { lines.removeFirst() }
    }

    /// Returns the line before the shown one; the shown line is kept if the user has not entered it.
    mutating func earlier(than line: [TypedCharacter]) -> [TypedCharacter]? {
        guard let index = shown.map({ $0 - 1 }) ?? lines.indices.last, index >= 0 else { return nil }
        if shown == nil { unfinished = line }
        shown = index
        return lines[index]
    }

    /// Returns the line after the shown one; the last is the user's new line.
    mutating func later() -> [TypedCharacter]? {
        guard let index = shown else { return nil }
        shown = index + 1 < lines.count ? index + 1 : nil
        return shown.map { lines[$0] } ?? unfinished
    }
}
