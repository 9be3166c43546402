/// A simple parser for IRC lines, with which the real parser is compared. It first cuts the line at its spaces and then
/// looks at the words. It has no bounds.
struct ReferenceMessage: Equatable {
    var tags: [UInt8] = []
    var command: [UInt8] = []
    var parameters: [[UInt8]] = []

    /// Parses a line. Returns nil when the line has no command.
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
