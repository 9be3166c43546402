/// What the room is about.
extension Room {
    /// All members hear of it, whoever set it among them. An empty text takes the topic away.
    mutating func setTopic(_ text: Text, _ command: RoomCommand, at now: Timestamp, _ deliveries: inout [Delivery]) {
        guard let setter = member(command, &deliveries) else { return }
        let event = number(.topicChanged(by: setter, text), at: now)
        topic = text.isEmpty ? nil : Topic(text: text, setter: setter.name, time: event.time)
        deliveries.append(.tell(event, except: nil))
    }
}
