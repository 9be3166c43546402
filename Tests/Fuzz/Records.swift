internal import Chat
internal import Dialects

/// Checks that a valid log entry is encoded as the same bytes, that a room applies its command, whatever the command
/// is, and that every dialect can encode the events that follow.
func checkEntry(_ input: [UInt8]) {
    guard let entry = try? Sequenced(decoding: input) else { return }
    require((try? entry.encoded()) == input, "the entry has another form")
    guard let name = RoomName("nest"), let ana = UserName("ana") else { return }
    let creation = RoomCreation(id: RoomID(1), name: name, rules: Room.Rules(Limits(), lobby: nil))
    var room = Room(creation, at: entry.time)
    var deliveries: [Delivery] = []
    let profile = Profile(.none, host: Array("cloak".utf8))
    // The user of the command is the room's first member, and so an operator. A command that removes this user leaves
    // the room empty.
    let asker = Member(user: entry.command.user, name: ana, profile: profile)
    room.apply(RoomCommand(.join(asker, as: name), by: asker.user, from: SessionID(1)), at: entry.time, to: &deliveries)
    room.apply(entry.command, at: entry.time, to: &deliveries)
    tell(deliveries, of: room.name, to: asker, at: entry.time.time)
    guard let snapshot = try? room.snapshot() else { return }
    require((try? Room(snapshot: snapshot).snapshot()) == snapshot, "the room has another form")
}

/// Checks that a valid event is encoded as the same bytes, and that every dialect can encode it.
func checkEvent(_ input: [UInt8]) {
    guard let event = try? Event(decoding: input), let name = RoomName("nest") else { return }
    require((try? event.encoded()) == input, "the event has another form")
    for reader in readers {
        var bytes: [UInt8] = []
        reader.encode(event, in: name, into: &bytes)
    }
}

/// Checks that a valid snapshot is encoded as the same bytes, and that a room restored from it applies any command.
func checkRoom(_ input: [UInt8]) {
    guard var room = try? Room(snapshot: input) else { return }
    require((try? room.snapshot()) == input, "the room has another form")
    guard let name = UserName("zoe"), let text = MessageText("hello"), let said = ChatMessage(.message, text) else {
        return
    }
    let zoe = Member(user: UserID(.max), name: name, profile: Profile(.none, host: Array("cloak".utf8)))
    let actions: [RoomCommand.Action] = [
        .join(zoe, as: room.name), .say(said), .say(said, from: zoe), .say(said, to: .voice), .setTopic(text),
        .changeModes([ModeChange(.slow, isSet: true, "3".utf8), ModeChange(.role(.voice), isSet: true, name.shown)]),
        .knock(zoe, nil), .invite(zoe), .kick(name, reason: nil), .report(.members), .report(.modes),
        .report(.history(.last(nil))), .quit(.closed), .join(zoe, as: room.name), .report(.history(.last(.max))),
    ]
    let now = Moment(Timestamp(milliseconds: 1_700_000_000_000), uptime: 70_000)
    for action in actions {
        var deliveries: [Delivery] = []
        room.apply(RoomCommand(action, by: zoe.user, from: SessionID(1)), at: now, to: &deliveries)
        tell(deliveries, of: room.name, to: zoe, at: now.time)
    }
    require((try? room.snapshot()) != nil, "the room has no form")
}

/// An encoding class of each dialect; IRC without capabilities and with all of them, and STOMP with a subscription.
private var readers: [EncodingClass] {
    [
        .plain, .irc(IRCCapabilities(rawValue: 0)), .irc(IRCCapabilities(rawValue: .max)),
        DialectName.stomp.begin(Limits()).encodingClass.hearing(CommandTag([0, 1, 0x31])),
    ]
}

private func tell(_ deliveries: [Delivery], of room: RoomName, to member: Member, at time: Timestamp) {
    for reader in readers {
        var bytes: [UInt8] = []
        let recipient = Recipient(member, at: "roost", time)
        for delivery in deliveries {
            switch delivery {
            case .tell(let event, _), .tellSome(let event, _), .saidBefore(let event):
                reader.encode(event, in: room, into: &bytes)
            case .answer(let answer, _): reader.encode(answer, to: recipient, into: &bytes)
            case .refuse(let refusal): reader.encode(refusal, to: recipient, into: &bytes)
            case .enters, .exits, .attaches, .detaches, .respells, .withhold, .report: break
            }
        }
    }
}
