/// What one sends to learn that all one has asked for before has been done, and what comes back for it.
struct Fence {
    /// Which lines come back for one fence.
    struct ServerReply {
        /// Whether a line belongs to it.
        let isOne: ([UInt8]) -> Bool
        /// Whether nothing more belongs to it.
        let isLast: ([UInt8]) -> Bool
    }

    private let dialect: String
    private var count = 0
    /// In STOMP, nothing can be asked before one is connected: whatever comes then is an answer, or the end.
    private var isConnected = false

    init(dialect: String) { self.dialect = dialect }

    /// A line has come.
    mutating func hear(_ line: [UInt8]) {
        if Fence.text(line).hasPrefix("CONNECTED ") { isConnected = true }
    }

    /// The bytes of another fence, and which lines are its answer; nil where there is none.
    mutating func put() -> (bytes: [UInt8], answer: ServerReply)? {
        count += 1
        let mark = "fence-\(count)-here"
        switch dialect {
        case "plain": return fence("/help \(mark)\n") { $0.contains("\"\(mark)\"") }
        case "irc": return fence("PING \(mark)\r\n") { $0.hasSuffix(" :\(mark)") }
        case "stomp" where isConnected:
            let frame = "SEND\ndestination:/server/rooms\nreceipt:\(mark)\n\n\0"
            return fence(frame) {
                $0.contains(mark)
            } isLast: {
                $0.hasPrefix("RECEIPT ") && $0.contains(mark)
            }
        case "stomp":
            return fence("") { _ in
                false
            } isLast: { _ in
                true
            }
        default: return nil
        }
    }

    private func fence(
        _ bytes: String, isOne: @escaping (String) -> Bool, isLast: ((String) -> Bool)? = nil
    ) -> (bytes: [UInt8], answer: ServerReply) {
        (
            Array(bytes.utf8),
            ServerReply(isOne: { isOne(Fence.text($0)) }, isLast: { (isLast ?? isOne)(Fence.text($0)) })
        )
    }

    private static func text(_ line: [UInt8]) -> String { String(decoding: line, as: UTF8.self) }
}
