/// Encoded bytes that never change, stored once for all outboxes that keep them.
final class SharedBytes: @unchecked Sendable {
    // Unchecked: only the initialiser writes to it.
    private let pointer: UnsafeMutableRawPointer
    let count: Int

    init(_ bytes: [UInt8]) {
        count = bytes.count
        pointer = .allocate(byteCount: max(1, bytes.count), alignment: 1)
        bytes.withUnsafeBytes {
            pointer.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(pointer), byteCount: $0.count)
        }
    }

    deinit { pointer.deallocate() }

    /// All of the bytes, valid as long as this object exists.
    var all: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: pointer, count: count) }
}
