/// Saying something, and what is remembered of it.
extension Room {
    /// Everyone in the room hears it but the speaker. What is between programs is not remembered.
    mutating func say(_ said: Said, _ command: RoomCommand, at now: Timestamp, _ deliveries: inout [Delivery]) {
        guard let speaker = member(command, &deliveries) else { return }
        let event = number(.said(by: speaker, said), at: now)
        if said.isForPeople { backlog.append(event) }
        deliveries.append(.tell(event, except: speaker.user))
    }
}
