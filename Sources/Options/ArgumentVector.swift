internal import Glibc

/// Holds arguments in the form of C; getopt_long may reorder them.
struct ArgumentVector: ~Copyable {
    private let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

    /// Copies the strings.
    init(_ strings: [String]) {
        pointers = .allocate(capacity: strings.count + 1)
        _ = pointers.initialize(from: strings.map { strdup($0) } + [nil])
    }

    deinit {
        for pointer in pointers { free(pointer) }
        pointers.deallocate()
    }

    /// The number of strings.
    var count: Int32 { Int32(clamping: pointers.count - 1) }

    /// The address of the first pointer; a null pointer follows the last one.
    var start: UnsafePointer<UnsafeMutablePointer<CChar>?>? { UnsafePointer(pointers.baseAddress) }

    /// Returns the string at an index; the pointer is valid as long as this value exists.
    func pointer(at index: Int) -> UnsafePointer<CChar>? {
        pointers.indices.contains(index) ? UnsafePointer(pointers[index]) : nil
    }

    /// Returns the strings from an index on.
    func strings(from index: Int) -> [String] {
        pointers.dropFirst(max(0, index)).compactMap { $0.map { String(cString: $0) } }
    }
}
