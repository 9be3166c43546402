/// The headers of a frame as they are meant, without escapes, in their order. Of those with one name the first counts
/// (STOMP 1.2, "Repeated Header Entries").
///
/// They lie in one piece of memory, so that a frame costs the same however many it has.
public struct StompHeaders: Hashable, Sendable {
    private var bytes: [UInt8] = []
    /// Where each name and each value ends, in turn.
    private var ends: [Int] = []

    /// None.
    public init() {}

    /// How many there are, repeated ones among them.
    public var count: Int { ends.count / 2 }

    /// Bytes of memory that they take, about.
    public var memory: Int { bytes.count + ends.count * MemoryLayout<Int>.stride }

    /// Adds one behind the others.
    public mutating func append(_ name: some Collection<UInt8>, _ value: some Collection<UInt8>) {
        bytes += name
        ends.append(bytes.count)
        bytes += value
        ends.append(bytes.count)
    }

    /// Adds one behind the others.
    public mutating func append(_ name: StaticString, _ value: some Collection<UInt8>) {
        append(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), value)
    }

    /// Adds one behind the others.
    public mutating func append(_ name: StaticString, _ value: String) { append(name, value.utf8) }

    /// The name at that place; empty where there is none.
    public func name(_ place: Int) -> ArraySlice<UInt8> {
        guard place >= 0, place < count else { return [] }
        return bytes[(place == 0 ? 0 : ends[2 * place - 1])..<ends[2 * place]]
    }

    /// The value at that place; empty where there is none.
    public func value(_ place: Int) -> ArraySlice<UInt8> {
        guard place >= 0, place < count else { return [] }
        return bytes[ends[2 * place]..<ends[2 * place + 1]]
    }

    /// The value of the first header of that name.
    public subscript(name: StaticString) -> ArraySlice<UInt8>? {
        let wanted = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
        for place in 0..<count where self.name(place).elementsEqual(wanted) { return value(place) }
        return nil
    }

    /// The value of the first header of that name, as a string.
    public func text(_ name: StaticString) -> String? { self[name].map { String(decoding: $0, as: UTF8.self) } }

    /// Those to one's taste as they are spelled in 1.2, a line each.
    public func spelled(where isWanted: (_ name: ArraySlice<UInt8>) -> Bool) -> [UInt8] {
        let spelling = StompFrameWriter(.send, .v12)
        var lines: [UInt8] = []
        for place in 0..<count where isWanted(name(place)) { spelling.header(name(place), value(place), &lines) }
        return lines
    }

    /// The same without spaces around names and values, as STOMP 1.0 pads them.
    func trimmed() -> StompHeaders {
        var trimmed = StompHeaders()
        for place in 0..<count { trimmed.append(StompHeaders.trim(name(place)), StompHeaders.trim(value(place))) }
        return trimmed
    }

    private static func trim(_ padded: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = padded.drop { $0 == 0x20 }
        while rest.last == 0x20 { rest.removeLast() }
        return rest
    }
}
