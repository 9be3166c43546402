/// What a piece of a stream says, as far as it matters here.
public struct ParsedReplies: Equatable, Sendable {
    /// Messages of a room whose numbers follow each other.
    struct Run: Equatable, Sendable {
        let room: Int
        fileprivate(set) var ordinals: Range<Int>
    }

    /// What is no message.
    public enum ControlReply: Equatable, Sendable {
        /// One is in.
        case welcomed
        /// One has joined one's room.
        case joined
        /// The server wants to read these bytes, to know that we are there.
        case asked([UInt8])
        /// A no, or a goodbye, in its words.
        case refused([UInt8])
    }

    /// Messages of ours in the order in which they came. Most follow each other, and are accounted for at once.
    private(set) var messages: [Run] = []
    /// All else in its order.
    private(set) var remarks: [ControlReply] = []

    /// Forgets it, and keeps the memory for messages.
    mutating func clear() {
        messages.removeAll(keepingCapacity: true)
        if !remarks.isEmpty { remarks = [] }
    }

    /// Enters a message of ours.
    mutating func add(room: Int, ordinal: Int) {
        let last = messages.count - 1
        if last >= 0, messages[last].room == room, messages[last].ordinals.upperBound == ordinal {
            messages[last].ordinals = messages[last].ordinals.lowerBound..<ordinal + 1
        } else {
            messages.append(Run(room: room, ordinals: ordinal..<ordinal + 1))
        }
    }

    /// Enters what is no message; nil is nothing.
    mutating func add(_ remark: ControlReply?) { if let remark { remarks.append(remark) } }
}
