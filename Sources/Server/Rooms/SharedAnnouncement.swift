internal import Chat
internal import Dialects
internal import Threads

/// What concerns all who share a room with somebody, on its way through all the rooms that they are in.
///
/// 1. Those are added who hear of it without sharing a room. 2. Each room adds those of its members whose dialect shows it
/// once, and then says that it is through. 3. The last one to be through offers it to all of them, each once.
final class SharedAnnouncement: Sendable {
    private struct Progress {
        var roomsToCome: Int
        /// Those of each room. Mostly it is one, and there everybody is once.
        var listeners: [[User]] = []
        /// Members of rooms in which the user may not speak, who are told without the user's words.
        var listenersWithoutWords: [[User]] = []
    }

    private let announcement: Announcement
    private let time: Timestamp
    private let progress: Locked<Progress>

    /// - Parameter rooms: how many rooms will say that they are through.
    init(_ announcement: Announcement, at time: Timestamp, through rooms: Int) {
        self.announcement = announcement
        self.time = time
        progress = Locked(Progress(roomsToCome: rooms))
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
        if progress.withLock({ $0.roomsToCome == 0 }) { offer() }
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
