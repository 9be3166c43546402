internal import Chat

/// The response to a labelled command while it is collected (IRCv3 Labeled Responses).
///
/// 1. Replies of the session are collected, and sent at the end as one labelled message, a batch, or an ACK.
/// 2. If only one room answers, the label goes to it with the command. The room thread then frames its reply to the
///    client, in the order of the room's events.
/// 3. If several rooms may answer, or a room and then the session, a batch is opened first. All replies become part of
///    it, and it is closed at the end.
struct LabelledResponse: Response {
    private enum Stage {
        case gathering([UInt8])
        case open
        case handedOver
    }

    /// The number of collected bytes at which the batch is opened, since so many bytes are certainly several messages.
    private static let mostGathered = 8_192

    private let tag: CommandTag
    private var isShared = false
    private let serverName: String
    private var stage = Stage.gathering([])

    /// Creates the response to a command with that tag.
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
