internal import Chat

/// What a batch comes to for those who read the same bytes: the bytes, and where each item of the batch ends.
struct EncodedBatch {
    var bytes: [UInt8] = []
    private var ends: [Int] = []

    /// What has been appended since the last item is the item of that number; those between them were not for this class.
    mutating func end(item: Int) {
        while ends.count < item { ends.append(ends.last ?? 0) }
        ends.append(bytes.count)
    }

    /// Appends the item of that number, unless it was not for this class.
    func copy(item: Int, to copy: inout [UInt8]) {
        if item < ends.count { copy += bytes[(item == 0 ? 0 : ends[item - 1])..<ends[item]] }
    }

    /// Empties it for the next batch, for which it may keep its memory if that is little.
    mutating func clear(keepingMemory: Bool) {
        let isKept = keepingMemory && bytes.capacity <= Limits.keptBatchBytes
        bytes.removeAll(keepingCapacity: isKept)
        ends.removeAll(keepingCapacity: isKept)
    }
}
