internal import Chat
internal import Dialects
internal import Threads

/// What concerns all who share a room with somebody, on its way through all the rooms that they are in.
///
/// 1. Those are added who hear of it without sharing a room. 2. Each room says that it has applied the command, before it
/// tells anybody; the last one does what must be so by then. 3. Each room adds those of its members whose dialect shows it
/// once, and then says that it is through. 4. The last one to be through offers it to all of them, each once.
final class SharedAnnouncement: Sendable {
    private struct Progress {
        var roomsToApply: Int
        var roomsToCome: Int
        /// Those of each room. Mostly it is one, and there everybody is once.
        var listeners: [[User]] = []
        /// Members of rooms in which the user may not speak, who are told without the user's words.
        var listenersWithoutWords: [[User]] = []
    }

    private let announcement: Announcement
    private let time: Timestamp
    private let whenApplied: @Sendable () -> Void
    private let progress: Locked<Progress>

    /// - Parameters:
    ///   - rooms: how many rooms will say that they have applied it, and that they are through.
    ///   - whenApplied: called once all rooms have applied the command, by the last one's thread, which must not be held up.
    init(
        _ announcement: Announcement, at time: Timestamp, through rooms: Int,
        whenApplied: @escaping @Sendable () -> Void = {}
    ) {
        self.announcement = announcement
        self.time = time
        self.whenApplied = whenApplied
        progress = Locked(Progress(roomsToApply: rooms, roomsToCome: rooms))
    }

    func add(_ listeners: some Sequence<User>, withoutWords: Bool = false) {
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

    /// Whoever there is to tell is told, where no room has to be gone through.
    func offerIfThroughAlready() {
        guard progress.withLock({ $0.roomsToCome == 0 }) else { return }
        whenApplied()
        offer()
    }

    /// A room has applied the command, and told nobody yet.
    func roomHasApplied() {
        let wasLast = progress.withLock { progress in
            progress.roomsToApply -= 1
            return progress.roomsToApply == 0
        }
        if wasLast { whenApplied() }
    }

    /// The command does not reach a room.
    func skipRoom() {
        roomHasApplied()
        roomIsThrough()
    }

    /// A room has told its own members, and what came before has been offered to them.
    func roomIsThrough() {
        let wasLast = progress.withLock { progress in
            progress.roomsToCome -= 1
            return progress.roomsToCome == 0
        }
        if wasLast { offer() }
    }

    /// A user who shares several rooms with the announced one hears the words if any of these rooms lets them be said.
    private func offer() {
        let (listeners, withoutWords) = progress.withLock { ($0.listeners, $0.listenersWithoutWords) }
        let isOneRoom = listeners.count + withoutWords.count == 1
        var told: Set<UserID> = []
        offer(announcement, to: listeners, isOneRoom: isOneRoom, &told)
        if !withoutWords.isEmpty { offer(announcement.withoutWords, to: withoutWords, isOneRoom: isOneRoom, &told) }
    }

    private func offer(
        _ announcement: Announcement, to all: [[User]], isOneRoom: Bool, _ told: inout Set<UserID>
    ) {
        var spelled: [EncodingClass: SharedBytes] = [:]
        var last: (encodingClass: EncodingClass, bytes: SharedBytes)?
        for listeners in all {
            for user in listeners where isOneRoom || told.insert(user.id).inserted {
                let encodingClass = user.encodingClass
                // Most read alike, so that few have to be looked up.
                if last?.encodingClass != encodingClass {
                    let bytes =
                        spelled[encodingClass] ?? SharedBytes(encodingClass.spelling(of: announcement, at: time))
                    spelled[encodingClass] = bytes
                    last = (encodingClass, bytes)
                }
                if let bytes = last?.bytes, bytes.count > 0 { user.outbox.offer(bytes) }
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
