/// Saying something, and what is remembered of it.
extension Room {
    /// A notice that could not be given is not refused.
    mutating func say(
        _ said: ChatMessage, from outsider: Member?, to role: Role?, _ command: RoomCommand, at now: Moment,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        do throws(Refusal) {
            try utter(said, from: outsider, to: role, command, at: now, &deliveries)
        } catch {
            if !said.isUnanswered { throw error }
            deliveries.append(.withhold(error))
        }
    }

    /// Says several things with nothing between them, or none of them. In a slow room nobody can who has no role.
    mutating func sayTogether(
        _ all: [ChatMessage], _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let speaker = try asker(command)
        let isNew = all.map { saidBefore($0, by: speaker) == nil }
        if isNew.count(where: \.self) > 1, modes.slow != nil, speaker.roles.highest == nil {
            throw Refusal(.tooFast, in: name)
        }
        if let place = isNew.firstIndex(of: true) { try permit(all[place], by: speaker, at: now) }
        for said in all { try checkThatAllCanRead(said) }
        for said in all { tell(said, by: speaker, at: now, &deliveries) }
    }

    private mutating func utter(
        _ said: ChatMessage, from outsider: Member?, to role: Role?, _ command: RoomCommand, at now: Moment,
        _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let speaker = try speaker(outsider, command)
        let isCTCP = said.kind == .programQuery || said.kind == .programReply
        if isCTCP && modes.contains(.noCTCP) { throw Refusal(.mayNotSpeak, about: name) }
        if let event = saidBefore(said, by: speaker) { return deliveries.append(.saidBefore(event)) }
        try permit(said, by: speaker, at: now)
        try checkThatAllCanRead(said)
        if let role {
            // Whoever has that role, or a greater one.
            let listeners = members.values.filter { $0.roles.reach(role) || $0.user == speaker.user }.map(\.user)
            deliveries.append(.tellSome(number(.saidTo(role, by: speaker, said), at: now), listeners))
        } else {
            tell(said, by: speaker, at: now, &deliveries)
        }
    }

    /// Everyone in the room hears it but the speaker; what has been said under that id before is not said again.
    private mutating func tell(
        _ said: ChatMessage, by speaker: Member, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        if let event = saidBefore(said, by: speaker) { return deliveries.append(.saidBefore(event)) }
        let event = number(.said(by: speaker, said), at: now)
        // What is between programs is not remembered.
        if said.isForPeople { backlog.append(event) }
        deliveries.append(.tell(event, except: speaker.user))
    }

    /// The same content that the speaker has said already under the same id, as far as it is remembered.
    private func saidBefore(_ said: ChatMessage, by speaker: Member) -> Event? {
        backlog.message(saying: said, by: speaker.name)
    }

    /// The member who speaks, or somebody from outside where the room hears those.
    private func speaker(_ outsider: Member?, _ command: RoomCommand) throws(Refusal) -> Member {
        guard let outsider, members[command.asker] == nil else { return try asker(command) }
        if modes.contains(.membersOnly) { throw Refusal(.mayNotSpeak, about: name) }
        return outsider
    }

    /// Bytes that are no text are said to all members or to none: a speaker could not know whom they did not reach.
    private func checkThatAllCanRead(_ said: ChatMessage) throws(Refusal) {
        if said.hasMarks, said.marks.isData, members.values.contains(where: { !$0.takesData }) {
            throw Refusal(.badText, about: name)
        }
    }

    /// Whoever has a role may always speak. A message without words is no message that slow mode counts: programs send one
    /// while somebody types.
    private mutating func permit(_ said: ChatMessage, by speaker: Member, at now: Moment) throws(Refusal) {
        if !speaker.roles.isEmpty { return }
        if silences(speaker) { throw Refusal(.mayNotSpeak, about: name) }
        guard let slow = modes.slow, said.kind != .tags else { return }
        if let last = lastWords[speaker.user], now.milliseconds(since: last) < UInt64(slow) * 1_000 {
            throw Refusal(.tooFast, in: name)
        }
        rememberWords(of: speaker.user, slow, at: now)
    }

    /// Users who have left are forgotten once they might speak again, or all of them if there are too many.
    private mutating func rememberWords(of user: UserID, _ slow: Int, at now: Moment) {
        let most = members.count + Room.mostGoneSpeakers
        if lastWords[user] == nil && lastWords.count >= most {
            lastWords = lastWords.filter { now.milliseconds(since: $0.value) < UInt64(slow) * 1_000 }
            if lastWords.count >= most { lastWords = lastWords.filter { members[$0.key] != nil } }
        }
        lastWords[user] = now.uptime
    }

    /// Users who have left whose last message slow mode remembers.
    private static let mostGoneSpeakers = 1_000

    /// Whether the person has no role and the room is moderated, or a mask silences them.
    func silences(_ person: Member) -> Bool {
        person.roles.isEmpty && (modes.contains(.moderated) || isMuted(person))
    }

    /// Whether a mask silences the person: one that bans them, or one with `m:`.
    func isMuted(_ person: Member) -> Bool { modes.hold(.bans, person) && !modes.hold(.exceptions, person) }

    /// Whether the user is a member and may not speak. Whatever they do then is told without their words.
    public func silences(_ user: UserID) -> Bool { members[user].map { silences($0) } ?? false }
}
