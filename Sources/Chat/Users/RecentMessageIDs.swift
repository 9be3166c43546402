/// What programs have said to one person under an id of theirs, so that nothing is said twice; the oldest makes room for
/// the newest. The words are not kept.
public struct RecentMessageIDs: Sendable {
    private struct Name: Hashable {
        let speaker: FoldedKey
        let id: [UInt8]
        /// The hash of the content: the words themselves can be long.
        let content: Int

        init(_ message: DirectMessage) {
            speaker = message.sender.name.key
            id = message.said.marks.id
            content = message.said.content.hashValue
        }
    }

    private var said: [Name: (id: MessageID, time: Timestamp)] = [:]
    private var names: [Name] = []

    /// None.
    public init() {}

    /// Remembers a message; or gives it back as it was said before, if a speaker of that name has said the same content under
    /// the same id. Other content under that id is another message.
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

    /// Forgets a message that could not be delivered, so that it may be said again.
    public mutating func forget(_ message: DirectMessage) {
        let name = Name(message)
        if said.removeValue(forKey: name) != nil { names.removeAll { $0 == name } }
    }
}
