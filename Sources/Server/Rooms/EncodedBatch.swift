internal import Chat

/// A batch as one encoding class reads it: the bytes, and where each item of the batch ends.
struct EncodedBatch {
    var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// Ends the item of that number, which holds the bytes since the last item; items in between were not for this
    /// class.
    mutating func finish(item: Int) {
        while ends.count < item { ends.append(ends.last ?? 0) }
        ends.append(bytes.count)
    }

    /// Appends the item of that number to `copy`, unless it was not for this class.
    func copy(item: Int, to copy: inout [UInt8]) {
        if item < ends.count { copy += bytes[(item == 0 ? 0 : ends[item - 1])..<ends[item]] }
    }

    /// Empties the buffer for the next batch, which may reuse its memory if that is little.
    mutating func clear(keepingMemory: Bool) {
        let isKept = keepingMemory && bytes.capacity <= Limits.keptBatchBytes
        bytes.removeAll(keepingCapacity: isKept)
        ends.removeAll(keepingCapacity: isKept)
    }
}
