internal import Glibc

/// Arguments as C takes them; getopt_long may put them into another order.
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

    /// How many strings there are.
    var count: Int32 { Int32(clamping: pointers.count - 1) }

    /// The first of them; after the last stands a null pointer.
    var start: UnsafePointer<UnsafeMutablePointer<CChar>?>? { UnsafePointer(pointers.baseAddress) }

    /// One of them, as long as this lives.
    func pointer(at index: Int) -> UnsafePointer<CChar>? {
        pointers.indices.contains(index) ? UnsafePointer(pointers[index]) : nil
    }

    /// Those from an index on.
    func strings(from index: Int) -> [String] {
        pointers.dropFirst(max(0, index)).compactMap { $0.map { String(cString: $0) } }
    }
}
