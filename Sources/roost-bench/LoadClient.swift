internal import Bench
internal import Sockets

/// One client of the load: its transport, its unsent bytes, and its stage.
final class LoadClient {
    /// The stages of a client.
    enum Stage {
        case arriving
        case welcomed
        case joined
        case leaving
        case gone
    }

    let number: Int
    let room: Int?
    let transport: Transport
    var parser: any ReplyParser
    var stage = Stage.arriving
    /// Whether the client has connected and has sent its first bytes.
    var isAnswered = false
    /// Whether the client has stopped reading.
    var isStalled = false
    private var pending: [UInt8] = []
    private var wish: SocketEvents.Interest?

    init(number: Int, room: Int?, transport: Transport, parser: any ReplyParser) {
        self.number = number
        self.room = room
        self.transport = transport
        self.parser = parser
    }

    /// Appends bytes to send.
    func queue(_ bytes: [UInt8]) { pending += bytes }

    /// Appends the bytes that the closure writes.
    func queue(_ spell: (inout [UInt8]) -> Void) { spell(&pending) }

    /// Whether bytes wait to be sent.
    var isPending: Bool { !pending.isEmpty }

    /// Sends what the socket takes, and waits for room for the rest; returns the errno value of a broken connection.
    func flush(_ events: SocketEvents) throws(SystemError) -> Int32? {
        while !pending.isEmpty {
            switch pending.withUnsafeBytes({ transport.send($0) }) {
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

    /// Stops reading.
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
            try events.watch(transport, number: number, for: wished)
        } else {
            try events.change(transport, number: number, to: wished)
        }
        wish = wished
    }
}
