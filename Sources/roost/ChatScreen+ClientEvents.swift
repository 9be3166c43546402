#if Terminal
    internal import Chat
    internal import Client
    internal import Screen

    extension ChatScreen {
        /// Shows an event; returns whether the event should alert the user.
        mutating func hear(_ clientEvent: ClientEvent) -> Bool {
            switch clientEvent {
            case .welcome(let name, let server, let isAgain):
                ownName = name
                trouble = ""
                if isAgain { return showNotice("connected again") }
                greet("welcome to \(server), \(name); /help tells of keys and commands", at: .now)
            case .arrived: arrive()
            case .lost(let reason, let seconds):
                trouble = "not connected"
                return showNotice("\(reason); trying again in \(seconds) s")
            case .entered(let room, let topic, let members, let isAgain):
                enter(room, topic: topic, members: members.map(Participant.init), opening: !isAgain)
            case .exited(let room, let isWanted): exit(room, closing: isWanted)
            case .said(let words): return hear(words)
            case .happened(let change, let room, let time):
                follow(change, room)
                hear(ScrollbackEntry(.told, StompEventFormatter.words(of: change), at: WallTime(time)), at: .room(room))
            case .delivered(let ticket, let time, let isToldAgain):
                settle(ticket, as: .done, at: WallTime(time), isToldAgain: isToldAgain)
            case .undelivered(let ticket, let reason): settle(ticket, as: .failed(reason))
            case .refused(let word, let sentence, let room):
                hear(ScrollbackEntry(.refusal, "\(word): \(sentence)", at: .now), at: place(of: room))
            case .members(let room, let members):
                setMembers(members.map(Participant.init), room)
                let names = members.map(\.name).joined(separator: ", ")
                hear(ScrollbackEntry(.told, "here: \(names)", at: .now), at: place(of: room))
            case .listed(let rooms): listedRooms = rooms
            case .told(let words, let room): hear(ScrollbackEntry(.told, words, at: .now), at: place(of: room))
            case .messageOfTheDay(let words): greet(words, at: .now)
            case .missing(let words, let room): hear(ScrollbackEntry(.told, words, at: .now), at: place(of: room))
            case .history(let room, let messages, let forgotten): recall(messages, forgotten, room)
            case .met(let place): meet(WindowTarget(place))
            case .partnerRenamed(let place, let name):
                renamePartner(
                    WindowTarget(place), to: name, StompEventFormatter.words(ofRenamed: place, to: name), at: .now)
            case .partnerLeft(let place, let reason):
                losePartner(WindowTarget(place), StompEventFormatter.words(ofLeft: place, reason), at: .now)
            case .renamed(let name): renameSelf(to: name)
            case .away(let isAway): self.isAway = isAway
            }
            return false
        }

        /// Shows a text that concerns the whole connection in the first window.
        private mutating func showNotice(_ words: String) -> Bool {
            hear(ScrollbackEntry(.told, words, at: .now), at: windows[0].place)
            return false
        }

        /// Returns the window for a text about a room: the room's window when it is open, else the current window.
        private func place(of room: String?) -> WindowTarget {
            if let room, windows.contains(where: { $0.place == .room(room) }) { return .room(room) }
            return open.place
        }

        private mutating func hear(_ words: ReceivedMessage, isRecalled: Bool = false) -> Bool {
            let kind: ScrollbackEntry.Kind =
                switch words.kind {
                case .said: .message
                case .action: .action
                case .notice: .notice
                }
            let prefix = words.role.isEmpty ? "" : "(to \(words.role)s) "
            let entry = ScrollbackEntry(
                kind, by: words.speaker, prefix + words.text, at: WallTime(words.time),
                isOwn: words.ticket != nil || words.speaker == ownName, ticket: words.ticket, isRecalled: isRecalled)
            return hear(entry, at: WindowTarget(words.place), isPast: words.isHistory)
        }

        /// Shows earlier messages that the user has asked for.
        private mutating func recall(_ messages: [ReceivedMessage], _ forgotten: UInt64?, _ room: String) {
            if let words = StompEventFormatter.words(messages.count, forgotten) {
                hear(ScrollbackEntry(.told, words, at: .now), at: place(of: room))
            }
            for words in messages { _ = hear(words, isRecalled: true) }
        }

        /// Shows the user's own message as pending.
        mutating func expect(_ said: StompSession.OutgoingMessage) {
            let entry = ScrollbackEntry(
                said.kind == .action ? .action : .message, by: ownName, said.text, at: .now, isOwn: true,
                ticket: said.ticket, delivery: .pending)
            expect(entry, at: WindowTarget(said.place))
        }

        /// Updates the members and the topic of a room.
        private mutating func follow(_ change: RoomChange, _ room: String) {
            switch change {
            case .joined(let name): join(name, room)
            case .left(let name, _), .kicked(let name, _, _): leave(name, room)
            case .renamed(let name, let new): rename(name, to: new, room)
            case .topic(let text, _): setTopic(text, room)
            case .settings(let lines, _): for line in lines { followSetting(line, room) }
            case .invited, .knocked: break
            }
        }

        /// Applies a role change such as `set operator ben`: adds the role to those of the member, or removes it.
        private mutating func followSetting(_ line: String, _ room: String) {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let role = Role.allCases.first(where: { RoomMode.role($0).name == words[1] }) else {
                return
            }
            setRank(role.sign, of: words[2], room, isHeld: words[0] == "set")
        }
    }

    extension Participant {
        init(_ person: RoomMember) {
            let held = Role.allCases.filter { person.roles.contains(RoomMode.role($0).name) }
            self.init(person.name, ranks: Set(held.map(\.sign)))
        }
    }

    extension Role {
        /// The prefix of the role before a name, as text.
        fileprivate var sign: String { String(Unicode.Scalar(prefix)) }
    }

    extension WindowTarget {
        init(_ place: ConversationTarget) {
            switch place {
            case .room(let name): self = .room(name)
            case .person(let name, let id): self = .person(name, identity: id)
            }
        }
    }

    extension ConversationTarget {
        /// Returns nil for the server, since a user can't send messages to it.
        init?(_ place: WindowTarget) {
            switch place.kind {
            case .server: return nil
            case .room: self = .room(place.name)
            case .person: self = .person(place.name, id: place.identity)
            }
        }
    }
#endif
