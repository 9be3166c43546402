@testable import Chat

/// A 64-bit FNV-1a hash of many bytes. It needs no table and is the same on every machine.
struct Digest {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: [UInt8]) {
        for byte in bytes { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// The value as 16 hexadecimal digits.
    var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension [Delivery] {
    /// The deliveries as bytes: each event, who receives it, and the reply to the session that sent the command.
    var bytes: [UInt8] {
        var writer = BinaryWriter()
        for delivery in self { writer.write(delivery) }
        return writer.bytes
    }
}

extension BinaryWriter {
    fileprivate mutating func write(_ delivery: Delivery) {
        switch delivery {
        case .enters(let user): write(0, user)
        case .exits(let user): write(1, user)
        case .respells(let session): write(2, session)
        case .attaches(let session): write(17, session)
        case .detaches(let session): write(18, session)
        case .tell(let event, let except):
            write(3, event)
            write(except)
        case .tellSome(let event, let sessions):
            write(4, event)
            write(sessions)
        case .answer(let answer, let session):
            write(5, session)
            write(answer)
        case .refuse(let refusal):
            write(byte: 6)
            write(refusal)
        case .saidBefore(let event): write(7, event)
        case .withhold(let refusal):
            write(byte: 8)
            write(refusal)
        case .report(let report): write(report)
        }
    }

    private mutating func write(_ kind: UInt8, _ value: some BinaryCodable) {
        write(byte: kind)
        write(value)
    }

    private mutating func write(_ refusal: Refusal) {
        write(Array(refusal.word.rawValue.utf8))
        write(refusal.subject)
        write(refusal.room)
        write(refusal.given)
    }

    /// Writes a reply that a room gives. The other replies never come from a room.
    private mutating func write(_ answer: ServerReply) {
        switch answer {
        case .entered(let name, let event, let topic, let replay, let members, let isSecret):
            write(name)
            write(event)
            write(topic)
            write(replay.messages)
            write(replay.earlier)
            write(Array(members.values))
            write(isSecret)
        case .exited(let name, let departure):
            write(name)
            write(departure)
        case .inviting(let user, let name):
            write(user)
            write(name)
        case .knocked(let name): write(name)
        default: write(byte: 255)
        }
    }

    private mutating func write(_ report: RoomReport) {
        switch report {
        case .members(let name, let members, let isSecret):
            write(10, name)
            write(members)
            write(isSecret)
        case .topic(let name, let topic):
            write(11, name)
            write(topic)
        case .history(let name, let room, let events, let forgotten):
            write(12, name)
            write(room)
            write(events)
            write(forgotten ?? 0)
        case .modes(let name, let modes, let time, let isForMember):
            write(13, name)
            write(modes)
            write(time)
            write(isForMember)
        case .invited(let invitation):
            write(14, invitation.room)
            write(invitation.life)
        case .refused(let refusal):
            write(byte: 15)
            write(refusal)
        case .noSuchRoom: write(byte: 16)
        }
    }
}
