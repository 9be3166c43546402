/// What must not be shown where something is wrong: secrets are the options that can't be typed.
extension OptionTable {
    /// The fault of a value that can't be used for that reason. It shows the value only where that can't be a secret.
    public func badValue(_ given: GivenOption, reason: String) -> OptionFault {
        if option(named: given.name)?.mayBeTyped == false {
            return OptionFault(.badSecret(of: given.name, reason: reason), at: given.origin)
        }
        if mayHoldSecret(given.value) { return OptionFault(.badSecret(of: given.name, reason: nil), at: given.origin) }
        return OptionFault(.badValue(given.value, of: given.name, reason: reason), at: given.origin)
    }

    /// Whether a text names a secret option, or looks like a hash of crypt(3).
    private func mayHoldSecret(_ text: String) -> Bool {
        let small = text.lowercased()
        return text.contains("$") || options.contains { !$0.mayBeTyped && small.contains($0.name) }
    }

    /// The secret option whose name a mistyped argument begins with, as in `--passwordWORD`.
    func secret(beginning argument: some StringProtocol) -> Option? {
        options.first { !$0.mayBeTyped && argument.hasPrefix($0.name) }
    }

    /// The option whose name is nearest to a mistyped one: two changes away at most, or begun by it.
    func similar(to name: String) -> String? {
        let name = name.drop { $0 == "-" }.prefix { $0 != "=" && $0 != ":" }.lowercased()
        if name.isEmpty || name.utf8.count > 40 { return nil }
        let names = options.filter(\.mayStandInFile).map(\.name)
        if let whole = names.first(where: { $0.hasPrefix(name) }) { return whole }
        let near = names.map { (name: $0, changes: changes(from: name, to: $0)) }.min { $0.changes < $1.changes }
        return near.flatMap { $0.changes <= min(2, name.utf8.count / 2) ? $0.name : nil }
    }

    /// How many letters must be put in, taken out or replaced to make one word of another (Levenshtein).
    private func changes(from word: String, to other: String) -> Int {
        let letters = Array(other.utf8)
        var row = Array(0...letters.count)
        for (place, letter) in word.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = place + 1
            for column in letters.indices {
                let replaced = diagonal + (letters[column] == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
            }
        }
        return row[letters.count]
    }
}
