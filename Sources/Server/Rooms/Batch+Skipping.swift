internal import Chat
internal import Dialects

/// Builds what clients that are behind receive of a batch: the part that no client may miss, and the gap.
extension Batch {
    /// The part of a batch that a slow reader still receives: everything except the messages of other users, which are
    /// counted as missed. `bytes` is nil when nothing remains.
    struct UnskippableBatch {
        var bytes: SharedBytes?
        var missed: MissedMessages?
    }

    /// Offers the rest of a batch instead of the class's whole buffer. All sessions without messages of their own share
    /// one rest.
    func offer(_ group: Audience.Group, to session: SessionEndpoint, _ shared: inout UnskippableBatch?, of room: Room)
        -> Int
    {
        if speaks(session.id) {
            return offer(rest(in: group, for: session.id, of: room), to: session, group.encodingClass)
        }
        let rest = shared ?? self.rest(in: group, for: nil, of: room)
        shared = rest
        return offer(rest, to: session, group.encodingClass)
    }

    /// Offers the rest of a batch instead of a particular session's own runs.
    func offerRest(to particular: Int, in group: Audience.Group?, of room: Room) -> Int {
        let one = particulars[particular]
        let rest = rest(in: group, for: one.session.id, as: particular, presence: one.presence, of: room)
        return offer(rest, to: one.session, group?.encodingClass ?? one.session.encodingClass, leaving: one.hasLeft)
    }

    private func offer(
        _ rest: UnskippableBatch, to session: SessionEndpoint, _ encodingClass: EncodingClass, leaving: Bool = false
    ) -> Int {
        session.outbox.offer(rest: rest.bytes, without: rest.missed, spelled: encodingClass, leaving: leaving)
        return rest.missed?.count ?? 0
    }

    /// Returns whether the batch holds messages that the session sent. These answer it and are never skipped.
    private func speaks(_ session: SessionID) -> Bool {
        items.contains { item in
            if case .told(_, let talk?) = item { talk.speaker == session } else { false }
        }
    }

    private func rest(
        in group: Audience.Group?, for session: SessionID?, as particular: Int? = nil,
        presence: Range<Int> = 0..<Int.max,
        of room: Room
    ) -> UnskippableBatch {
        var bytes: [UInt8] = []
        var rest = UnskippableBatch()
        for (index, item) in items.enumerated() {
            switch item {
            case .alone(let listener, let own, let talk):
                if listener != particular { continue }
                if let talk, talk.speaker != session { miss(talk, of: room, &rest.missed) } else { bytes += own }
            case .told(let except, let talk):
                guard presence.contains(index), except == nil || except != particular, let group else { continue }
                if let talk, talk.speaker != session {
                    miss(talk, of: room, &rest.missed)
                } else {
                    group.encoded.copy(item: index, to: &bytes)
                }
            }
        }
        if !bytes.isEmpty { rest.bytes = SharedBytes(bytes) }
        return rest
    }

    private func miss(_ talk: SkippableMessage, of room: Room, _ missed: inout MissedMessages?) {
        if !talk.isForPeople { return }
        let message = MissedMessages(number: talk.number, time: talk.time, in: room.id, called: room.name)
        missed?.append(message)
        missed = missed ?? message
    }
}
