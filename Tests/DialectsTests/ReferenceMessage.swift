/// How a line of IRC is to be understood, said as plainly as possible: it cuts the line at its spaces first, and looks at
/// the words afterwards. No bounds, no cleverness; the real parser is held against it.
struct ReferenceMessage: Equatable {
    var tags: [UInt8] = []
    var command: [UInt8] = []
    var parameters: [[UInt8]] = []

    /// Nil where there is no command.
    init?(_ line: [UInt8]) {
        let space = UInt8(ascii: " ")
        var words = line.split(separator: space)[...]
        if let first = words.first, first.first == UInt8(ascii: "@"), first.startIndex == 0 {
            tags = Array(first.dropFirst())
            words = words.dropFirst()
        }
        if words.first?.first == UInt8(ascii: ":") { words = words.dropFirst() }
        guard let command = words.popFirst() else { return nil }
        self.command = command.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 ? $0 - 32 : $0 }
        for word in words {
            if word.first == UInt8(ascii: ":") {
                parameters.append(Array(line[(word.startIndex + 1)...]))
                return
            }
            if parameters.count == 14 {
                parameters.append(Array(line[word.startIndex...]))
                return
            }
            parameters.append(Array(word))
        }
    }
}
