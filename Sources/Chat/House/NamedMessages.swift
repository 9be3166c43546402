/// What programs have said to one person under an id of theirs, so that nothing is said twice; the oldest makes room for
/// the newest. The words are not kept.
public struct NamedMessages: Sendable {
    private struct Name: Hashable {
        let speaker: FoldedKey
        let id: [UInt8]
    }

    private var said: [Name: (id: MessageID, time: Timestamp)] = [:]
    private var names: [Name] = []

    /// None.
    public init() {}

    /// Remembers a message; or gives it back as it was said before, if somebody of that name has said one under the same id.
    public mutating func remember(_ message: DirectMessage) -> DirectMessage? {
        let id = message.said.marks.id
        if id.isEmpty { return nil }
        let name = Name(speaker: message.sender.name.key, id: id)
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
        let name = Name(speaker: message.sender.name.key, id: message.said.marks.id)
        if said.removeValue(forKey: name) != nil { names.removeAll { $0 == name } }
    }
}
