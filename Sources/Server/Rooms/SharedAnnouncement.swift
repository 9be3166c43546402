internal import Chat
internal import Dialects
internal import Threads

/// An announcement to all users who share a room with a user, while all rooms of that user process it.
///
/// 1. Watchers who receive it without sharing a room are added at the start.
/// 2. Each room reports that it has applied the command before it notifies any member; the last room calls
///    `whenApplied`.
/// 3. Each room adds its members whose dialect shows the change once, and then reports that it is through.
/// 4. The last room to be through offers the announcement to each of these sessions once.
final class SharedAnnouncement: Sendable {
    private struct Progress {
        var roomsToApply: Int
        var roomsToCome: Int
        /// The listening sessions of each room. Mostly there is one room, in which each occurs once.
        var listeners: [[SessionEndpoint]] = []
        /// Members of rooms in which the user may not speak, who receive the announcement without the user's words.
        var listenersWithoutWords: [[SessionEndpoint]] = []
    }

    private let announcement: Announcement
    private let time: Timestamp
    private let whenApplied: @Sendable () -> Void
    private let progress: Locked<Progress>

    /// - Parameters:
    ///   - rooms: the number of rooms that will report that they have applied it, and that they are through.
    ///   - whenApplied: called on the last room's thread once all rooms have applied the command; it must not block.
    init(
        _ announcement: Announcement, at time: Timestamp, through rooms: Int,
        whenApplied: @escaping @Sendable () -> Void = {}
    ) {
        self.announcement = announcement
        self.time = time
        self.whenApplied = whenApplied
        progress = Locked(Progress(roomsToApply: rooms, roomsToCome: rooms))
    }

    func append(_ listeners: some Sequence<SessionEndpoint>, withoutWords: Bool = false) {
        let listeners = Array(listeners)
        if listeners.isEmpty { return }
        progress.withLock { progress in
            if withoutWords {
                progress.listenersWithoutWords.append(listeners)
            } else {
                progress.listeners.append(listeners)
            }
        }
    }

    /// Offers the announcement at once when it has to pass through no room.
    func offerIfThroughAlready() {
        guard progress.withLock({ $0.roomsToCome == 0 }) else { return }
        whenApplied()
        offer()
    }

    /// Records that a room has applied the command and has not notified its members yet.
    func roomHasApplied() {
        let wasLast = progress.withLock { progress in
            progress.roomsToApply -= 1
            return progress.roomsToApply == 0
        }
        if wasLast { whenApplied() }
    }

    /// Records that the command does not reach a room.
    func skipRoom() {
        roomHasApplied()
        roomIsThrough()
    }

    /// Records that a room has notified its own members, and that everything earlier has been offered to them.
    func roomIsThrough() {
        let wasLast = progress.withLock { progress in
            progress.roomsToCome -= 1
            return progress.roomsToCome == 0
        }
        if wasLast { offer() }
    }

    /// Offers the announcement to each session once. A session that shares several rooms with the announced user
    /// receives its message if any of these rooms allows it.
    private func offer() {
        let (listeners, withoutWords) = progress.withLock { ($0.listeners, $0.listenersWithoutWords) }
        let isOneRoom = listeners.count + withoutWords.count == 1
        var told: Set<SessionID> = []
        offer(announcement, to: listeners, isOneRoom: isOneRoom, &told)
        if !withoutWords.isEmpty { offer(announcement.withoutWords, to: withoutWords, isOneRoom: isOneRoom, &told) }
    }

    private func offer(
        _ announcement: Announcement, to all: [[SessionEndpoint]], isOneRoom: Bool, _ told: inout Set<SessionID>
    ) {
        var spelled: [EncodingClass: SharedBytes] = [:]
        var last: (encodingClass: EncodingClass, bytes: SharedBytes)?
        for listeners in all {
            for session in listeners where isOneRoom || told.insert(session.id).inserted {
                let encodingClass = session.encodingClass
                // Most sessions read the same class as the one before, so few look-ups are needed.
                if last?.encodingClass != encodingClass {
                    let bytes =
                        spelled[encodingClass] ?? SharedBytes(encodingClass.spelling(of: announcement, at: time))
                    spelled[encodingClass] = bytes
                    last = (encodingClass, bytes)
                }
                if let bytes = last?.bytes, bytes.count > 0 { session.outbox.offer(bytes) }
            }
        }
    }
}

extension EncodingClass {
    fileprivate func spelling(of announcement: Announcement, at time: Timestamp) -> [UInt8] {
        var bytes: [UInt8] = []
        encode(announcement, at: time, into: &bytes)
        return bytes
    }
}
