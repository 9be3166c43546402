/// Encoded bytes that never change, held once however many outboxes keep them.
final class SharedBytes: @unchecked Sendable {
    // Unchecked: written in the initialiser alone.
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

    /// All of it, valid as long as this object is.
    var all: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: pointer, count: count) }
}
