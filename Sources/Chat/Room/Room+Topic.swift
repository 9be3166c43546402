/// What the room is about.
extension Room {
    /// All members hear of it, whoever set it among them. An empty text takes the topic away.
    mutating func setTopic(
        _ text: MessageText, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let setter = try asker(command)
        if modes.contains(.topicLocked) { try require(.halfOperator, of: setter) }
        if silences(setter) { throw Refusal(.mayNotSpeak, about: name) }
        let event = number(.topicChanged(by: setter, text), at: now)
        topic = text.isEmpty ? nil : Topic(text: text, setter: setter.name, time: event.time)
        deliveries.append(.tell(event, except: nil))
    }
}
