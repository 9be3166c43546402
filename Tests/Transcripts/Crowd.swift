/// Several users who do the same in turn, so that one line of a script stands for a hundred of them.
///
/// `guest1..3 > /login {who}` stands for three lines, of `guest1`, `guest2` and `guest3`; `{who}` is the name of each
/// user.
struct Crowd {
    /// The most people in a crowd, so that a slip of the pen is found at once.
    static let most = 1_000

    private let stem: Substring
    private let numbers: ClosedRange<Int>

    /// Reads `guest1..3`; nil for the name of one person.
    init?(_ word: String) {
        guard let dots = word.firstRange(of: ".."), let last = Int(word[dots.upperBound...]) else { return nil }
        let digits = word[..<dots.lowerBound].reversed().prefix { $0.isNumber }.count
        let stem = word[..<dots.lowerBound].dropLast(digits)
        guard !stem.isEmpty, let first = Int(word[..<dots.lowerBound].suffix(digits)), first <= last,
            last - first < Crowd.most
        else { return nil }
        self.stem = stem
        numbers = first...last
    }

    /// Who they are, in the order in which they act.
    var names: [String] { numbers.map { "\(stem)\($0)" } }
}
