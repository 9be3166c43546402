internal import Bench
internal import Sockets

/// One of the clients: its socket, what it has yet to send, and how far it has come.
final class LoadClient {
    /// How far a client has come.
    enum Stage {
        case arriving
        case welcomed
        case joined
        case leaving
        case gone
    }

    let number: Int
    let room: Int?
    let socket: Socket
    var parser: any ReplyParser
    var stage = Stage.arriving
    /// Whether it has been connected, and has sent its first words.
    var isAnswered = false
    /// Whether it reads nothing any more.
    var isStalled = false
    private var pending: [UInt8] = []
    private var wish: SocketEvents.Interest?

    init(number: Int, room: Int?, socket: Socket, parser: any ReplyParser) {
        self.number = number
        self.room = room
        self.socket = socket
        self.parser = parser
    }

    /// Adds to what is to be sent.
    func queue(_ bytes: [UInt8]) { pending += bytes }

    /// Adds to it what the body spells.
    func queue(_ spell: (inout [UInt8]) -> Void) { spell(&pending) }

    /// Whether something is to be sent.
    var isPending: Bool { !pending.isEmpty }

    /// Sends what the socket takes, and has the rest waited for; the errno value where the line is broken.
    func flush(_ events: SocketEvents) throws(SystemError) -> Int32? {
        while !pending.isEmpty {
            switch pending.withUnsafeBytes({ socket.send($0) }) {
            case .broken(let code): return code
            case .bytes(0):
                try watch(events)
                return nil
            case .bytes(pending.count): pending.removeAll(keepingCapacity: true)
            case .bytes(let count): pending.removeFirst(count)
            }
        }
        try watch(events)
        return nil
    }

    /// Reads nothing from now on.
    func stall(_ events: SocketEvents) throws(SystemError) {
        isStalled = true
        try watch(events)
    }

    private func watch(_ events: SocketEvents) throws(SystemError) {
        let wished: SocketEvents.Interest =
            switch (isStalled, pending.isEmpty) {
            case (false, true): .reading
            case (false, false): .readingAndWriting
            case (true, true): .nothing
            case (true, false): .writing
            }
        if wish == wished { return }
        if wish == nil {
            try events.watch(socket, number: number, for: wished)
        } else {
            try events.change(socket, number: number, to: wished)
        }
        wish = wished
    }
}
