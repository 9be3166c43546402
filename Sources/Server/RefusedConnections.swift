internal import Sockets
internal import Threads

/// The refused connections of one listener that stay open for a moment, so that their clients can read the reason.
///
/// Closing a socket with unread bytes, or bytes that arrive later, resets the connection, and a client that has already
/// sent its first lines might lose the reason. Owned by the accepting thread, which never waits for a refused client.
struct RefusedConnections {
    /// The most connections that stay open; a further one closes the oldest. The descriptors of a few listeners fit into
    /// those that are kept in reserve.
    static let most = 16
    /// The size of the pieces that are read and discarded before closing, and their greatest number.
    private static let pieceBytes = 4_096
    private static let mostPieces = 16

    private var waiting: [(transport: Transport, due: Deadline)] = []

    var isEmpty: Bool { waiting.isEmpty }

    /// The time at which the next connection is to be closed; nil when there is none.
    var nextDue: Deadline? { waiting.first?.due }

    /// Keeps a connection open until the deadline at most. Deadlines must be passed in order.
    mutating func append(_ transport: Transport, until due: Deadline) {
        if waiting.count >= RefusedConnections.most { RefusedConnections.close(waiting.removeFirst().transport) }
        waiting.append((transport, due))
    }

    /// Closes the connections whose time has come.
    mutating func closeDue() {
        while let first = waiting.first, first.due.hasPassed {
            waiting.removeFirst()
            RefusedConnections.close(first.transport)
        }
    }

    /// Closes all connections at once.
    mutating func closeAll() {
        for (transport, _) in waiting { RefusedConnections.close(transport) }
        waiting = []
    }

    /// Reads and discards what the client has sent, within a bound and without waiting, and closes the connection.
    static func close(_ transport: Transport) {
        withUnsafeTemporaryAllocation(byteCount: pieceBytes, alignment: 16) { buffer in
            for _ in 0..<mostPieces {
                guard case .bytes = transport.receive(into: buffer) else { break }
            }
        }
        transport.close()
    }
}
