/// The headers of a frame in order, without escapes. The first of repeated headers counts (STOMP 1.2, "Repeated Header
/// Entries").
///
/// All headers share one allocation, so that the cost of a frame does not depend on their number.
public struct StompHeaders: Hashable, Sendable {
    private var bytes: [UInt8] = []
    /// The end offsets of each name and each value, alternately.
    private var ends: [Int] = []

    /// Creates an empty list of headers.
    public init() {}

    /// The number of headers, including repeated ones.
    public var count: Int { ends.count / 2 }

    /// The approximate memory of the headers, in bytes.
    public var memory: Int { bytes.count + ends.count * MemoryLayout<Int>.stride }

    /// Appends a header.
    public mutating func append(_ name: some Collection<UInt8>, _ value: some Collection<UInt8>) {
        bytes += name
        ends.append(bytes.count)
        bytes += value
        ends.append(bytes.count)
    }

    /// Appends a header with a literal name.
    public mutating func append(_ name: StaticString, _ value: some Collection<UInt8>) {
        append(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), value)
    }

    /// Appends a header with a literal name and a string value.
    public mutating func append(_ name: StaticString, _ value: String) { append(name, value.utf8) }

    /// Returns the name at an index, or an empty slice when the index is out of range.
    public func name(_ place: Int) -> ArraySlice<UInt8> {
        guard place >= 0, place < count else { return [] }
        return bytes[(place == 0 ? 0 : ends[2 * place - 1])..<ends[2 * place]]
    }

    /// Returns the value at an index, or an empty slice when the index is out of range.
    public func value(_ place: Int) -> ArraySlice<UInt8> {
        guard place >= 0, place < count else { return [] }
        return bytes[ends[2 * place]..<ends[2 * place + 1]]
    }

    /// Returns the value of the first header with that name, or nil when there is none.
    public subscript(name: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        for place in 0..<count where self.name(place).elementsEqual(wanted) { return value(place) }
        return nil
    }

    /// Returns the value of the first header with that name as a string, or nil when there is none.
    public func text(_ name: StaticString) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

    /// Returns the headers whose names `isWanted` accepts, encoded for 1.2, one per line.
    public func spelled(where isWanted: (_ name: ArraySlice<UInt8>) -> Bool) -> [UInt8] {
        let spelling = StompFrameWriter(.send, .v12)
        var lines: [UInt8] = []
        for place in 0..<count where isWanted(name(place)) { spelling.header(name(place), value(place), &lines) }
        return lines
    }

    /// Returns the headers without the spaces around names and values that STOMP 1.0 allows.
    func trimmed() -> StompHeaders {
        var trimmed = StompHeaders()
        for place in 0..<count { trimmed.append(StompHeaders.trim(name(place)), StompHeaders.trim(value(place))) }
        return trimmed
    }

    private static func trim(_ padded: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = padded.drop { $0 == UInt8(ascii: " ") }
        while rest.last == UInt8(ascii: " ") { rest.removeLast() }
        return rest
    }
}
