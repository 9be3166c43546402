/// The completions that Tab offers for the word before the cursor: each candidate in turn, then the original word.
struct Completion: Equatable, Sendable {
    private let start: Int
    private let offers: [String]
    private var index = 0
    private var length: Int

    /// Finds the completions of a line; nil when no word fits.
    ///
    /// - Parameters:
    ///   - words: the candidates, best first.
    ///   - ending: the text that follows a completed word.
    init?(of line: InputLine, among words: [String], ending: String) {
        start = line.spacedStart
        let word = line.typed[start..<line.cursor].text
        guard !word.isEmpty, line.cursor == 0 || !line.typed[line.cursor - 1].isSpace else { return nil }
        let folded = word.lowercased()
        let fitting = words.filter { $0.lowercased().hasPrefix(folded) }
        if fitting.isEmpty { return nil }
        offers = fitting.map { $0 + ending } + [word]
        length = word.count
    }

    /// Puts the next completion into the line.
    mutating func offer(in line: inout InputLine) {
        let offer = offers[index]
        line.replace(start..<start + length, with: offer)
        length = offer.count
        index = (index + 1) % offers.count
    }
}
