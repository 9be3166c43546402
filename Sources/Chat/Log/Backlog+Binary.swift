/// The binary form of a backlog, without its capacity, which the rules of the room give.
extension Backlog {
    func write(to writer: inout BinaryWriter) {
        writer.write(last(.max))
        writer.write(UInt64(total))
        writer.write(newestForgotten)
    }

    /// Reads the backlog of the room with this id, which has numbered `sequence` events. The messages come in the order
    /// of their numbers, so the order of their places and the index by ids follow from them.
    init(from reader: inout BinaryReader, capacity: Int, of room: RoomID, upTo sequence: UInt64) throws(BinaryError) {
        self.init(capacity: capacity)
        let messages = try reader.list() as [Event]
        if messages.count > capacity { throw .invalid }
        var last: UInt64?
        for event in messages {
            guard case .said(_, let said) = event.kind, said.isForPeople, event.id.low == room.number,
                event.sequence > last ?? 0
            else { throw .invalid }
            last = event.sequence
            append(event)
        }
        let (total, forgotten) = (try reader.number(), try reader.number())
        guard last ?? 0 <= sequence, total <= sequence, let total = Int(exactly: total) else { throw .invalid }
        let isFull = messages.count == capacity
        if isFull && total > messages.count {
            // The forgotten messages have numbers from 1 on, below those of the others.
            let limit = messages.first.map { $0.sequence - 1 } ?? sequence
            if forgotten > limit || forgotten < UInt64(total - messages.count) { throw .invalid }
        } else if total != messages.count || forgotten > 0 {
            throw .invalid
        }
        forget(upTo: forgotten, ofAll: total)
    }
}
