@testable import Chat

/// Draws a value of a given case of an enum. The switches have no default, so that the compiler asks for each new case.
extension LogGenerator {
    mutating func action(_ tag: RoomCommand.Action.Tag, by user: UserID) -> RoomCommand.Action {
        switch tag {
        case .create: .create(creation())
        case .join: .join(member(user), as: room(), key: maybe { $0.bytes() }, hearing: maybe { $0.commandTag() })
        case .leave: .leave(reason: maybe { $0.text() })
        case .quit: .quit(departure(pick(Departure.Tag.ofMembers)))
        case .say: .say(said(), from: maybe { $0.member(user) }, to: below(4) == 0 ? maybe { $0.role() } : nil)
        case .sayTogether: .sayTogether((0..<below(4)).map { _ in said() })
        case .rename: .rename(name())
        case .setTopic: .setTopic(text())
        case .reintroduce: .reintroduce(profile())
        case .announce: .announce
        case .kick: .kick(name(), reason: maybe { $0.text() })
        case .changeModes: .changeModes(changes(0...3))
        case .invite: .invite(member())
        case .knock: .knock(member(user), maybe { $0.text() })
        case .hearAnew: .hearAnew
        case .report: .report(question(pick(Question.Tag.allCases + [.history, .history])))
        case .attach: .attach(takesData: flag(), hearing: maybe { $0.commandTag() })
        case .detach: .detach(departure(pick(Departure.Tag.ofMembers + [.left, .left])))
        }
    }

    mutating func departure(_ tag: Departure.Tag) -> Departure {
        switch tag {
        case .left: .left(maybe { $0.text() })
        case .signedOff: .signedOff(maybe { $0.text() })
        case .closed: .closed
        case .reset: .reset
        case .timedOut: .timedOut
        case .silent: .silent(seconds: int())
        case .loginTimedOut: .loginTimedOut
        case .loginFlooded: .loginFlooded
        case .endlessLine: .endlessLine
        case .tooSlow: .tooSlow
        case .killed: .killed(by: name(), text())
        case .wrongPassword: .wrongPassword
        case .tooManyAttempts: .tooManyAttempts
        case .unreadable: .unreadable
        case .wrongProtocol: .wrongProtocol
        case .spokeTLS: .spokeTLS
        case .spokePlaintext: .spokePlaintext
        case .handshakeFailed: .handshakeFailed
        case .shutdown: .shutdown
        }
    }

    mutating func question(_ tag: Question.Tag) -> Question {
        switch tag {
        case .members: .members
        case .member: .member(user())
        case .topic: .topic
        case .history: .history(range(pick(HistoryRange.Tag.allCases)))
        case .modes: .modes
        }
    }

    mutating func range(_ tag: HistoryRange.Tag) -> HistoryRange {
        switch tag {
        case .last: return .last(maybe { $0.int() })
        case .numbered:
            let (first, last) = (number(), number())
            return .numbered(min(first, last)...max(first, last))
        case .after: return .after(number(), most: maybe { $0.int() })
        }
    }

    mutating func kind(_ tag: Event.Kind.Tag) -> Event.Kind {
        switch tag {
        case .said: .said(by: member(), said())
        case .joined: .joined(member())
        case .left: .left(member(), departure(pick(Departure.Tag.ofMembers)))
        case .renamed: .renamed(member(), to: name())
        case .topicChanged: .topicChanged(by: member(), text())
        case .kicked: .kicked(member(), by: member(), maybe { $0.text() })
        case .modesChanged: .modesChanged(by: member(), changes(1...3))
        case .invited: .invited(name(), by: member())
        case .knocked: .knocked(member(), maybe { $0.text() })
        case .saidTo: .saidTo(role(), by: member(), said())
        }
    }

    mutating func event(_ tag: Event.Kind.Tag) -> Event {
        let time = Timestamp(milliseconds: pick([0, 1_700_000_000_123, -1, Int64(int())]))
        let sequence = number()
        let id = MessageID(time: time, number: sequence, by: number())
        return Event(sequence: sequence, id: id, time: time, kind: kind(tag))
    }

    mutating func entry(_ tag: RoomCommand.Action.Tag) -> Sequenced {
        let user = pick([UserID(number()), user()])
        let command = RoomCommand(
            action(tag, by: user), by: user, from: SessionID(number()), tag: maybe { $0.commandTag() })
        let time = Moment(Timestamp(milliseconds: Int64(int())), uptime: number())
        return Sequenced(command, number: number(), time: time, node: NodeID(number()))
    }
}

extension Departure.Tag {
    /// The departures of users who may be in a room. A client without a handshake is in none, so that histories do not
    /// change; `BinaryLawTests` writes and reads all departures.
    fileprivate static let ofMembers = allCases.filter { $0 != .spokePlaintext && $0 != .handshakeFailed }
}
