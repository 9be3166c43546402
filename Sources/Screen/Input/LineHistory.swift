/// What was typed before, to be typed again.
struct LineHistory: Equatable, Sendable {
    private var lines: [[TypedCharacter]] = []
    /// Which of them is shown; nil for the line that is being typed.
    private var shown: Int?
    /// That line, while another one is shown.
    private var unfinished: [TypedCharacter] = []

    /// How many lines are remembered.
    private static let most = 200

    /// Remembers a line that was entered.
    mutating func add(_ line: [TypedCharacter]) {
        shown = nil
        if line.isEmpty || line == lines.last { return }
        lines.append(line)
        if lines.count > LineHistory.most { lines.removeFirst() }
    }

    /// The line before the one that is shown now, which is kept where nobody has entered it.
    mutating func earlier(than line: [TypedCharacter]) -> [TypedCharacter]? {
        guard let index = shown.map({ $0 - 1 }) ?? lines.indices.last, index >= 0 else { return nil }
        if shown == nil { unfinished = line }
        shown = index
        return lines[index]
    }

    /// The line after the one that is shown now: in the end the one that is being typed.
    mutating func later() -> [TypedCharacter]? {
        guard let index = shown else { return nil }
        shown = index + 1 < lines.count ? index + 1 : nil
        return shown.map { lines[$0] } ?? unfinished
    }
}
