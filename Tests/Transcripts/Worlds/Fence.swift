/// Makes fences for one connection: requests whose reply shows that the server has handled everything the client sent
/// before.
struct Fence {
    /// Recognizes the lines that answer one fence.
    struct ServerReply {
        /// Whether a line belongs to the reply. The client removes such lines, so no transcript sees them.
        let isOne: ([UInt8]) -> Bool
        /// Whether a line completes the reply.
        let isLast: ([UInt8]) -> Bool
    }

    private let dialect: String
    private var count = 0
    /// Whether a CONNECTED frame has arrived. A STOMP client can request nothing before that, so until then any frame
    /// of the server, or the end of the connection, completes the reply.
    private var isConnected = false

    init(dialect: String) { self.dialect = dialect }

    /// Records a received line.
    mutating func hear(_ line: [UInt8]) {
        if Fence.text(line).hasPrefix("CONNECTED ") { isConnected = true }
    }

    /// Returns the bytes of a new fence, and how to recognize its reply. Returns nil for a dialect without fences, such
    /// as echo.
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
