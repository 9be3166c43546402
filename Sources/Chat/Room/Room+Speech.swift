/// Saying something, and what is remembered of it.
extension Room {
    /// A notice that could not be given is not refused.
    mutating func say(
        _ said: Said, from outsider: Member?, to role: Role?, _ command: RoomCommand, at now: Timestamp,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        do throws(Refusal) {
            try utter(said, from: outsider, to: role, command, at: now, &deliveries)
        } catch {
            if !said.isUnanswered { throw error }
        }
    }

    /// Everyone in the room hears it but the speaker; where it is said to a role, only those who have that or a greater one.
    private mutating func utter(
        _ said: Said, from outsider: Member?, to role: Role?, _ command: RoomCommand, at now: Timestamp,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let speaker = try speaker(outsider, command)
        let isCTCP = said.kind == .programQuery || said.kind == .programReply
        if isCTCP && modes.contains(.noCTCP) { throw Refusal(.mayNotSpeak, about: name) }
        try permit(said, by: speaker, at: now)
        if let role {
            let listeners = members.values.filter { $0.roles.reach(role) || $0.user == speaker.user }.map(\.user)
            deliveries.append(.tellSome(number(.saidTo(role, by: speaker, said), at: now), listeners))
        } else {
            let event = number(.said(by: speaker, said), at: now)
            // What is between programs is not remembered.
            if said.isForPeople { backlog.append(event) }
            deliveries.append(.tell(event, except: speaker.user))
        }
    }

    /// The member who speaks, or somebody from outside where the room hears those.
    private func speaker(_ outsider: Member?, _ command: RoomCommand) throws(Refusal) -> Member {
        guard let outsider, members[command.asker] == nil else { return try asker(command) }
        if isEmpty { throw Refusal(.noSuchRoom, about: name) }
        if modes.contains(.secret) { throw Refusal(.noSuchRoom, about: name) }
        if modes.contains(.membersOnly) { throw Refusal(.mayNotSpeak, about: name) }
        return outsider
    }

    /// Whoever has a role may always speak. A message without words is no message that slow mode counts: programs send one
    /// while somebody types.
    private mutating func permit(_ said: Said, by speaker: Member, at now: Timestamp) throws(Refusal) {
        if speaker.roles.highest != nil { return }
        let isSilenced = modes.hold(.bans, speaker) && !modes.hold(.exceptions, speaker)
        if modes.contains(.moderated) || isSilenced { throw Refusal(.mayNotSpeak, about: name) }
        guard let slow = modes.slow, said.kind != .tags else { return }
        if let last = lastWords[speaker.user], now.milliseconds - last.milliseconds < Int64(slow) * 1_000 {
            throw Refusal(.tooFast, in: name)
        }
        if members[speaker.user] != nil { lastWords[speaker.user] = now }
    }
}
