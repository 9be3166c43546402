/// The latest direct messages with a client's id to one user, so that none is delivered twice. The newest replaces the
/// oldest. The text is not kept.
public struct RecentMessageIDs: Sendable {
    private struct Name: Hashable {
        let speaker: FoldedKey
        let id: [UInt8]
        /// The hash of the content, since the content itself can be long.
        let content: Int

        init(_ message: DirectMessage) {
            speaker = message.sender.name.key
            id = message.said.marks.id
            content = message.said.content.hashValue
        }
    }

    private var said: [Name: (id: MessageID, time: Timestamp)] = [:]
    private var names: [Name] = []

    /// Creates an empty set.
    public init() {}

    /// Adds a message and returns nil. Returns the original when a speaker with this name has sent the same content
    /// under the same id. Other content under that id is another message.
    public mutating func remember(_ message: DirectMessage) -> DirectMessage? {
        if !message.said.isNamed { return nil }
        let name = Name(message)
        if let before = said[name] {
            return DirectMessage(id: before.id, time: before.time, sender: message.sender, said: message.said)
        }
        if names.count >= Limits.namedMessages { said[names.removeFirst()] = nil }
        names.append(name)
        said[name] = (message.id, message.time)
        return nil
    }

    /// Removes a message that could not be delivered, so that the speaker can send it again.
    public mutating func forget(_ message: DirectMessage) {
        let name = Name(message)
        if said.removeValue(forKey: name) != nil { names.removeAll { $0 == name } }
    }
}
