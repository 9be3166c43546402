internal import Chat

/// The response to a command that its client has labelled, while it comes together (IRCv3 Labeled Responses).
///
/// 1. What the session itself says is gathered; at the end it leaves as one labelled message, a batch, or an ACK.
/// 2. Where one room alone answers, the label goes to it with the command, and the room's thread frames what it tells
///    the asker, in its place in the room's order.
/// 3. Where several may answer, or a room and then the session, a batch is opened first, which all of them speak into, and closed at the end.
struct LabelledResponse: Response {
    private enum Stage {
        case gathering([UInt8])
        case open
        case handedOver
    }

    /// Bytes that are gathered before the batch is opened, since it surely takes more than one message.
    private static let mostGathered = 8_192

    private let tag: CommandTag
    private var isShared = false
    private let serverName: String
    private var stage = Stage.gathering([])

    /// The response to a command with that tag.
    init(to tag: CommandTag, at serverName: String) {
        self.tag = tag
        self.serverName = serverName
    }

    mutating func take(_ bytes: [UInt8]) -> [UInt8] {
        switch stage {
        case .handedOver: return bytes
        case .open: return IRCLabel(tag).part(bytes)
        case .gathering(let gathered):
            stage = .gathering(gathered + bytes)
            return gathered.count + bytes.count > LabelledResponse.mostGathered ? open() : []
        }
    }

    mutating func handOver() -> (tag: CommandTag?, first: [UInt8]) {
        switch stage {
        case .handedOver: return (nil, [])
        case .open: return (IRCLabel(tag).partTag, [])
        case .gathering(let gathered):
            if isShared || !gathered.isEmpty {
                let first = open()
                return (IRCLabel(tag).partTag, first)
            }
            stage = .handedOver
            return (tag, [])
        }
    }

    mutating func share() { isShared = true }

    mutating func takeBack() {
        if case .handedOver = stage { stage = .gathering([]) }
    }

    mutating func record(_ answer: ServerReply) {}

    mutating func record(_ refusal: Refusal) {}

    var waitsForRooms: Bool { true }

    func finish() -> [UInt8] {
        switch stage {
        case .handedOver: []
        case .open: IRCLabel(tag).closing(at: serverName)
        case .gathering(let gathered): IRCLabel(tag).whole(gathered, at: serverName)
        }
    }

    private mutating func open() -> [UInt8] {
        guard case .gathering(let gathered) = stage else { return [] }
        stage = .open
        return IRCLabel(tag).opening(at: serverName) + IRCLabel(tag).part(gathered)
    }
}
