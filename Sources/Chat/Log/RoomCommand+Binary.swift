/// The binary form of a command.
extension RoomCommand: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(user)
        writer.write(session)
        writer.write(tag)
        writer.write(action)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let (user, session) = (try reader.read() as UserID, try reader.read() as SessionID)
        let tag = try reader.optional() as CommandTag?
        let action = try reader.read() as Action
        // Users join by themselves only: the session that hears the room is one of theirs.
        if case .join(let member, _, _, _) = action, member.user != user { throw .invalid }
        self.init(action, by: user, from: session, tag: tag)
    }
}

extension RoomCommand.Action: BinaryCodable {
    enum Tag: UInt8, CaseIterable {
        case create = 1
        case join, leave, quit, say, sayTogether, rename, setTopic, reintroduce, announce, kick, changeModes, invite
        case knock, hearAnew, report, attach, detach
    }

    func write(to writer: inout BinaryWriter) {
        writer.write(tag: tag)
        switch self {
        case .create(let creation): writer.write(creation)
        case .join(let member, let spelling, let key, let hearing):
            writer.write(member)
            writer.write(spelling)
            writer.write(key)
            writer.write(hearing)
        case .leave(let reason): writer.write(reason)
        case .quit(let departure): writer.write(departure)
        case .say(let said, let outsider, let role):
            writer.write(said)
            writer.write(outsider)
            writer.write(role)
        case .sayTogether(let all): writer.write(all)
        case .rename(let name): writer.write(name)
        case .setTopic(let text): writer.write(text)
        case .reintroduce(let profile): writer.write(profile)
        case .announce: break
        case .kick(let name, let reason):
            writer.write(name)
            writer.write(reason)
        case .changeModes(let changes): writer.write(changes)
        case .invite(let person): writer.write(person)
        case .knock(let person, let words):
            writer.write(person)
            writer.write(words)
        case .hearAnew: break
        case .report(let question): writer.write(question)
        case .attach(let takesData, let hearing):
            writer.write(takesData)
            writer.write(hearing)
        case .detach(let departure): writer.write(departure)
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        switch try reader.tag(Tag.self) {
        case .create:
            let creation = try reader.read() as RoomCreation
            try creation.absences.check(after: 0)
            self = .create(creation)
        case .join:
            self = .join(
                try reader.read(), as: try reader.read(), key: try reader.optionalRun(),
                hearing: try reader.optional())
        case .leave: self = .leave(reason: try reader.optional())
        case .quit: self = .quit(try reader.read())
        case .say: self = .say(try reader.read(), from: try reader.optional(), to: try reader.optional())
        case .sayTogether: self = .sayTogether(try reader.list())
        case .rename: self = .rename(try reader.read())
        case .setTopic: self = .setTopic(try reader.read())
        case .reintroduce: self = .reintroduce(try reader.read())
        case .announce: self = .announce
        case .kick: self = .kick(try reader.read(), reason: try reader.optional())
        case .changeModes: self = .changeModes(try reader.list())
        case .invite: self = .invite(try reader.read())
        case .knock: self = .knock(try reader.read(), try reader.optional())
        case .hearAnew: self = .hearAnew
        case .report: self = .report(try reader.read())
        case .attach: self = .attach(takesData: try reader.flag(), hearing: try reader.optional())
        case .detach: self = .detach(try reader.read())
        }
    }

    private var tag: Tag {
        switch self {
        case .create: .create
        case .join: .join
        case .leave: .leave
        case .quit: .quit
        case .say: .say
        case .sayTogether: .sayTogether
        case .rename: .rename
        case .setTopic: .setTopic
        case .reintroduce: .reintroduce
        case .announce: .announce
        case .kick: .kick
        case .changeModes: .changeModes
        case .invite: .invite
        case .knock: .knock
        case .hearAnew: .hearAnew
        case .report: .report
        case .attach: .attach
        case .detach: .detach
        }
    }
}
