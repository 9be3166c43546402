/// What Tab offers for the word before the cursor: one candidate after the other, then the word itself again.
struct Completion: Equatable, Sendable {
    private let start: Int
    private let offers: [String]
    private var index = 0
    private var length: Int

    /// What can be completed in a line, and what stands behind it then; nil where nothing fits.
    ///
    /// - Parameters:
    ///   - words: what there is, the best first.
    ///   - ending: what follows the word once it is whole.
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

    /// Puts the next offer into the line.
    mutating func offer(in line: inout InputLine) {
        let offer = offers[index]
        line.replace(start..<start + length, with: offer)
        length = offer.count
        index = (index + 1) % offers.count
    }
}
