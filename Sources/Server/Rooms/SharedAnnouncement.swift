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
        var listeners: [UserID: User] = [:]
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

    func add(_ listeners: some Sequence<User>) {
        progress.withLock { progress in
            for user in listeners { progress.listeners[user.id] = user }
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

    private func offer() {
        let listeners = progress.withLock { Array($0.listeners.values) }
        var spelled: [EncodingClass: SharedBytes] = [:]
        for user in listeners {
            let encodingClass = user.encodingClass
            let bytes = spelled[encodingClass] ?? SharedBytes(encodingClass.spelling(of: announcement, at: time))
            spelled[encodingClass] = bytes
            if bytes.count > 0 { user.outbox.offer(bytes) }
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
