/// Messages to the room, and the backlog of them.
///
/// Helpers that every message calls, and that read a little of the room, are inlined: a call would copy the whole
/// value `self` to the stack first.
extension Room {
    /// Sends a message. The refusal of a notice is withheld.
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

    /// Sends all messages without any other between them, or none. Slow mode forbids it to members without a role.
    mutating func sayTogether(
        _ all: [ChatMessage], _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let speaker = try asker(command)
        let isNew = all.map { saidBefore($0, by: speaker) == nil }
        if isNew.count(where: \.self) > 1, modes.slow != nil, speaker.roles.highest == nil {
            throw Refusal(.tooFast, in: name)
        }
        if let place = isNew.firstIndex(of: true) { try permit(all[place], by: speaker, at: now) }
        for said in all where said.hasMarks { try checkThatAllCanRead(said) }
        for said in all { broadcast(said, by: speaker, command, at: now, &deliveries) }
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
        if said.hasMarks { try checkThatAllCanRead(said) }
        if let role {
            // The listeners have this role or a greater one.
            let listeners = members.values.filter { $0.roles.reach(role) || $0.user == speaker.user }
            let event = number(.saidTo(role, by: speaker, said), at: now)
            deliveries.append(.tellSome(event, sessions(of: listeners)))
        } else {
            broadcast(said, by: speaker, command, at: now, &deliveries)
        }
    }

    /// Sends a message to all attached sessions but the speaking one. A repetition under an earlier id is not sent again.
    private mutating func broadcast(
        _ said: ChatMessage, by speaker: Member, _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) {
        if let event = saidBefore(said, by: speaker) { return deliveries.append(.saidBefore(event)) }
        let event = number(.said(by: speaker, said), at: now)
        // Messages between programs do not enter the backlog.
        if said.isForPeople { backlog.append(event) }
        deliveries.append(.tell(event, except: command.session))
    }

    /// Returns the speaker's earlier message with the same id and content, if the backlog still holds it.
    @inline(__always)
    private func saidBefore(_ said: ChatMessage, by speaker: Member) -> Event? {
        said.isNamed ? backlog.message(saying: said, by: speaker.name) : nil
    }

    /// Returns the speaking member, or the outsider if the room accepts messages from outside.
    @inline(__always)
    private func speaker(_ outsider: Member?, _ command: RoomCommand) throws(Refusal) -> Member {
        guard let outsider, members[command.user] == nil else { return try asker(command) }
        if modes.contains(.membersOnly) { throw Refusal(.mayNotSpeak, about: name) }
        return outsider
    }

    /// Refuses binary data unless all members take it: a speaker could not know which members missed it.
    private func checkThatAllCanRead(_ said: ChatMessage) throws(Refusal) {
        if said.marks.isData, members.values.contains(where: { !$0.takesData }) {
            throw Refusal(.badText, about: name)
        }
    }

    /// Checks that the speaker may speak. A member with a role always may. Slow mode does not count messages without
    /// text, which programs send while the user types.
    private mutating func permit(_ said: ChatMessage, by speaker: Member, at now: Moment) throws(Refusal) {
        if !speaker.roles.isEmpty { return }
        if silences(speaker) { throw Refusal(.mayNotSpeak, about: name) }
        guard let slow = modes.slow, said.kind != .tags else { return }
        if let last = lastWords[speaker.user], now.milliseconds(since: last) < UInt64(slow) * 1_000 {
            throw Refusal(.tooFast, in: name)
        }
        rememberWords(of: speaker.user, slow, at: now)
    }

    /// Notes a message for slow mode. Drops former members whose wait is over, or all of them if still too many.
    private mutating func rememberWords(of user: UserID, _ slow: Int, at now: Moment) {
        let most = members.count + Room.mostGoneSpeakers
        if lastWords[user] == nil && lastWords.count >= most {
            lastWords = lastWords.filter { now.milliseconds(since: $0.value) < UInt64(slow) * 1_000 }
            if lastWords.count >= most { lastWords = lastWords.filter { members[$0.key] != nil } }
        }
        lastWords[user] = now.uptime
    }

    /// The most former members whose last message slow mode remembers.
    private static let mostGoneSpeakers = 1_000

    /// Whether the member has no role and either the room is moderated or a mask mutes them.
    @inline(__always)
    func silences(_ person: Member) -> Bool {
        person.roles.isEmpty && (modes.contains(.moderated) || isMuted(person))
    }

    /// Whether a ban mask, with or without `m:`, mutes the member and no exception applies.
    @inline(__always)
    func isMuted(_ person: Member) -> Bool { modes.hold(.bans, person) && !modes.hold(.exceptions, person) }

    /// Whether the user is a member who may not speak. Their other actions are announced without their words.
    public func silences(_ user: UserID) -> Bool { members[user].map { silences($0) } ?? false }
}
