/// The content of a piece of a stream, as far as the benchmark needs it.
public struct ParsedReplies: Equatable, Sendable {
    /// Consecutive messages of a room.
    struct MessageRange: Equatable, Sendable {
        let room: Int
        fileprivate(set) var ordinals: Range<Int>
    }

    /// A reply that is not a message.
    public enum ControlReply: Equatable, Sendable {
        /// The server has accepted the login.
        case welcomed
        /// The client has joined its room.
        case joined
        /// The server asks the client to send these bytes, as a sign of life.
        case asked([UInt8])
        /// The server refuses a request or closes the connection, with these words.
        case refused([UInt8])
    }

    /// The benchmark's messages in order of arrival. Most are consecutive, and are counted as one run.
    private(set) var messages: [MessageRange] = []
    /// All other replies in order.
    private(set) var remarks: [ControlReply] = []

    /// Removes the content, and keeps the memory for messages.
    mutating func clear() {
        messages.removeAll(keepingCapacity: true)
        if !remarks.isEmpty { remarks = [] }
    }

    /// Enters a message of the benchmark.
    mutating func append(room: Int, ordinal: Int) {
        let last = messages.count - 1
        if last >= 0, messages[last].room == room, messages[last].ordinals.upperBound == ordinal {
            messages[last].ordinals = messages[last].ordinals.lowerBound..<ordinal + 1
        } else {
            messages.append(MessageRange(room: room, ordinals: ordinal..<ordinal + 1))
        }
    }

    /// Enters a reply that is not a message; ignores nil.
    mutating func append(_ remark: ControlReply?) { if let remark { remarks.append(remark) } }
}
