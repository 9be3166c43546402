/// The state of a room as bytes. A room that is read from them does with all further commands what this one does.
extension Room: BinaryRecord {
    static var version: UInt8 { 2 }

    /// The most bytes of a snapshot.
    public static let mostSnapshotBytes = 1 << 28
    static var mostBytes: Int { mostSnapshotBytes }

    /// The events that one room can number. No room comes near it, and no count of events overflows.
    static let mostEvents: UInt64 = 1 << 62

    /// Returns the state of the room. Equal states have equal bytes.
    /// - Throws: `BinaryError.tooLong` when it takes more than `mostSnapshotBytes`.
    public func snapshot() throws(BinaryError) -> [UInt8] { try record() }

    /// Creates a room from a snapshot.
    /// - Throws: `BinaryError` when the bytes are not exactly a snapshot that `snapshot()` can return.
    public init(snapshot: [UInt8]) throws(BinaryError) { try self.init(record: snapshot) }

    func write(to writer: inout BinaryWriter) {
        writer.write(RoomCreation(id: id, name: name, rules: rules, absences: absences))
        writer.write(born)
        writer.write(sequence)
        writer.write(lastTime)
        writer.write(topic)
        writer.write(modes)
        writer.write(Array(members.values))
        for member in members.values { writer.write(listeners[member.user] ?? []) }
        writer.write(invitations)
        writer.write(times: knocks)
        writer.write(times: lastWords)
        backlog.write(to: &writer)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        let creation = try reader.read() as RoomCreation
        self.init(creation, at: Moment(try reader.read(), uptime: 0))
        sequence = try reader.number()
        lastTime = try reader.read()
        topic = try reader.optional()
        modes = try reader.read()
        let people = try reader.list() as [Member]
        for member in people { members[member.user] = member }
        try readListeners(of: people, from: &reader)
        invitations = try reader.list()
        knocks = try reader.times()
        lastWords = try reader.times()
        guard sequence <= Room.mostEvents, members.count == people.count,
            invitations.count <= Room.mostInvitations, Set(invitations).count == invitations.count,
            knocks.count <= Room.mostInvitations
        else { throw .invalid }
        backlog = try Backlog(from: &reader, capacity: rules.backlog, of: id, upTo: sequence)
        try absences.check(after: backlog.total)
    }
}

/// The sessions of the members, in the order of the members. Each member has at least one.
extension Room {
    fileprivate mutating func readListeners(
        of people: [Member], from reader: inout BinaryReader
    ) throws(BinaryError) {
        for member in people {
            let all = try reader.list() as [Listener]
            guard !all.isEmpty, Set(all.map(\.session)).count == all.count,
                member.takesData == all.allSatisfy(\.takesData)
            else { throw .invalid }
            listeners[member.user] = all
        }
    }
}

extension Room.Listener: BinaryCodable {
    func write(to writer: inout BinaryWriter) {
        writer.write(session)
        writer.write(takesData)
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        self.init(session: try reader.read(), takesData: try reader.flag())
    }
}

/// The times of users, in the order of their ids: a dictionary has another order in each run.
extension BinaryWriter {
    fileprivate mutating func write(times: [UserID: UInt64]) {
        write(UInt64(times.count))
        for (user, time) in times.sorted(by: { $0.key.number < $1.key.number }) {
            write(user)
            write(time)
        }
    }
}

extension BinaryReader {
    fileprivate mutating func times() throws(BinaryError) -> [UserID: UInt64] {
        var times: [UserID: UInt64] = [:]
        var last: UserID?
        for _ in 0..<(try count()) {
            let user = try read() as UserID
            if let last, user.number <= last.number { throw .invalid }
            times[user] = try number()
            last = user
        }
        return times
    }
}
