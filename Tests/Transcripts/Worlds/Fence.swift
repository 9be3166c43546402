/// What one sends to learn that all one has asked for before has been done, and what comes back for it.
struct Fence {
    private let dialect: String
    private var count = 0

    init(dialect: String) { self.dialect = dialect }

    /// The bytes of another fence, and whether a line is its answer; nil in a dialect that has none.
    mutating func put() -> (bytes: [UInt8], isAnswer: ([UInt8]) -> Bool)? {
        guard dialect == "plain" else { return nil }
        count += 1
        let mark = "fence-\(count)-here"
        return (Array("/help \(mark)\n".utf8), { String(decoding: $0, as: UTF8.self).contains("\"\(mark)\"") })
    }
}
