internal import Chat
internal import Sockets

/// What an outbox guards: its socket, what waits, and the account of it.
struct OutboxState {
    /// Bytes that wait: a part of something shared.
    private struct Waiting {
        let bytes: SharedBytes
        var start: Int
    }

    var socket: Socket?
    var account: OutboxAccount
    var isWatched = false
    var wasWatched = false
    private(set) var isGivenUp = false
    /// The errno value with which the line broke under a sender, who takes it from the reader.
    private(set) var brokenBy: Int32?
    private var waiting: [Waiting] = []
    private var first = 0
    private let lastWords: [UInt8]

    init(socket: Socket, bound: Int, lastWords: [UInt8]) {
        self.socket = socket
        self.lastWords = lastWords
        account = OutboxAccount(bound: bound)
    }

    /// Whether nothing that is offered can leave any more.
    var isDead: Bool { socket == nil || brokenBy != nil || isGivenUp }

    mutating func offer(_ bytes: SharedBytes) {
        guard let socket, !isDead else { return }
        switch account.offered(bytes.count) {
        case .sendAtOnce:
            switch socket.send(bytes.all) {
            case .bytes(bytes.count): break
            case .bytes(let sent): keep(bytes, from: sent)
            case .broken(let code): brokenBy = code
            }
        case .keep: keep(bytes, from: 0)
        case .giveUp: giveUp()
        }
    }

    /// A first remainder may be as large as one batch of a room; the bound is for what comes behind it.
    private mutating func keep(_ bytes: SharedBytes, from start: Int) {
        waiting.append(Waiting(bytes: bytes, start: start))
        account.kept(bytes.count - start)
    }

    mutating func sendPending() {
        guard let socket else { return }
        while first < waiting.count {
            let next = waiting[first]
            let rest = UnsafeRawBufferPointer(rebasing: next.bytes.all[next.start...])
            switch socket.send(rest) {
            case .bytes(let sent):
                account.sent(sent)
                waiting[first].start += sent
                if sent < rest.count { return }
                dropFirst()
            case .broken(let code):
                brokenBy = code
                return dropPending()
            }
        }
    }

    private mutating func dropFirst() {
        first += 1
        if first < 64 || first * 2 < waiting.count { return }
        waiting.removeFirst(first)
        first = 0
    }

    mutating func dropPending() {
        waiting = []
        first = 0
        account.sent(account.pending)
    }

    /// What waits is dropped but for the rest of a line half sent, behind which the reason goes.
    mutating func giveUp() {
        if isDead { return }
        let unfinished = restOfLineHalfSent()
        dropPending()
        let last = SharedBytes(unfinished + lastWords)
        if last.count > 0 { keep(last, from: 0) }
        isGivenUp = true
        sendPending()
        socket?.stopReading()
    }

    private func restOfLineHalfSent() -> [UInt8] {
        guard first < waiting.count, waiting[first].start > 0 else { return [] }
        let bytes = waiting[first].bytes.all
        let start = waiting[first].start
        if bytes[start - 1] == 0x0A { return [] }
        let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        return Array(bytes[start..<end])
    }
}
