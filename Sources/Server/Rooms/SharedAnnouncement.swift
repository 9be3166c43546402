internal import Chat
internal import Dialects
internal import Threads

/// Somebody's going or renaming, on its way through all the rooms that they are in.
///
/// 1. Each room adds those of its members whose dialect shows it once, and then says that it is through.
/// 2. The last one to be through offers it to all of them, each once.
final class SharedAnnouncement: Sendable {
    private struct Progress {
        var roomsToCome: Int
        var listeners: [UserID: User] = [:]
    }

    private let announcement: Announcement
    private let progress: Locked<Progress>

    /// - Parameter rooms: how many rooms will say that they are through.
    init(_ announcement: Announcement, through rooms: Int) {
        self.announcement = announcement
        progress = Locked(Progress(roomsToCome: rooms))
    }

    func add(_ listeners: some Sequence<User>) {
        progress.withLock { progress in
            for user in listeners { progress.listeners[user.id] = user }
        }
    }

    /// A room has told its own members, and what came before has been offered to them.
    func roomIsThrough() {
        let listeners: [User]? = progress.withLock { progress in
            progress.roomsToCome -= 1
            return progress.roomsToCome == 0 ? Array(progress.listeners.values) : nil
        }
        guard let listeners else { return }
        var spelled: [EncodingClass: SharedBytes] = [:]
        for user in listeners {
            let encodingClass = user.encodingClass
            let bytes = spelled[encodingClass] ?? SharedBytes(encodingClass.spelling(of: announcement))
            spelled[encodingClass] = bytes
            if bytes.count > 0 { user.outbox.offer(bytes) }
        }
    }
}

extension EncodingClass {
    fileprivate func spelling(of announcement: Announcement) -> [UInt8] {
        var bytes: [UInt8] = []
        encode(announcement, into: &bytes)
        return bytes
    }
}
