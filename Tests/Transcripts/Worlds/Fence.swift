/// What one sends to learn that all one has asked for before has been done, and what comes back for it.
struct Fence {
    private let dialect: String
    private var count = 0

    init(dialect: String) { self.dialect = dialect }

    /// The bytes of another fence, and whether a line is its answer; nil in a dialect that has none.
    mutating func put() -> (bytes: [UInt8], isAnswer: ([UInt8]) -> Bool)? {
        count += 1
        let mark = "fence-\(count)-here"
        switch dialect {
        case "plain": return (Array("/help \(mark)\n".utf8), { Fence.text($0).contains("\"\(mark)\"") })
        case "irc": return (Array("PING \(mark)\r\n".utf8), { Fence.text($0).hasSuffix(" :\(mark)") })
        default: return nil
        }
    }

    private static func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }
}
