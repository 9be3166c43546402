/// Keeps secrets out of fault messages: the options that may not be typed are secret.
extension OptionTable {
    /// Returns the fault of a value that can't be used. It shows the value only when the value can't be a secret.
    public func badValue(_ given: GivenOption, reason: String) -> OptionFault {
        if option(named: given.name)?.mayBeTyped == false {
            return OptionFault(.badSecret(of: given.name, reason: reason), at: given.origin)
        }
        if mayHoldSecret(given.value) { return OptionFault(.badSecret(of: given.name, reason: nil), at: given.origin) }
        return OptionFault(.badValue(given.value, of: given.name, reason: reason), at: given.origin)
    }

    /// Returns whether a text names a secret option, or looks like a hash of crypt(3).
    private func mayHoldSecret(_ text: String) -> Bool {
        let small = text.lowercased()
        return text.contains("$") || options.contains { !$0.mayBeTyped && small.contains($0.name) }
    }

    /// Returns the secret option whose name a mistyped argument begins with, as in `--passwordWORD`.
    func secret(beginning argument: some StringProtocol) -> Option? {
        options.first { !$0.mayBeTyped && argument.hasPrefix($0.name) }
    }

    /// Returns the option nearest to a mistyped name: at most two changes away, or an option that begins with the name.
    func similar(to name: String) -> String? {
        let name = name.drop { $0 == "-" }.prefix { $0 != "=" && $0 != ":" }.lowercased()
        if name.isEmpty || name.utf8.count > 40 { return nil }
        let names = options.filter(\.mayStandInFile).map(\.name)
        if let whole = names.first(where: { $0.hasPrefix(name) }) { return whole }
        let near = names.map { (name: $0, changes: changes(from: name, to: $0)) }.min { $0.changes < $1.changes }
        return near.flatMap { $0.changes <= min(2, name.utf8.count / 2) ? $0.name : nil }
    }

    /// Returns the number of letters to insert, delete or replace to turn one word into the other (Levenshtein).
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
