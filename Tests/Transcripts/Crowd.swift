/// A numbered group of clients, so that one line of a transcript stands for one line per client.
///
/// `guest1..3 > /login {who}` stands for three lines, of `guest1`, `guest2` and `guest3`. `{who}` is replaced by the
/// name of each client.
struct Crowd {
    /// The maximum number of clients in a crowd, so that a mistyped number is reported at once.
    static let most = 1_000

    private let stem: Substring
    private let numbers: ClosedRange<Int>

    /// Parses a range such as `guest1..3`. Returns nil for the name of a single client, and for a range that is empty
    /// or too large.
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

    /// The names of the clients, in the order in which they act.
    var names: [String] { numbers.map { "\(stem)\($0)" } }
}
