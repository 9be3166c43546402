/// Changes of the topic.
extension Room {
    /// Sets the topic and tells all members, the asker too. An empty text removes the topic.
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
