/// A table that keeps the order of insertion. Insertion, look-up and removal take constant time.
public struct OrderedTable<Key: Hashable, Value> {
    private var places: [Key: Int] = [:]
    private var slots: [Slot] = []

    /// A place in the order; its value is nil once the key is removed.
    fileprivate struct Slot {
        let key: Key
        var value: Value?
    }

    /// Creates an empty table.
    public init() {}

    /// The number of values.
    public var count: Int { places.count }

    /// Whether the table holds no values.
    public var isEmpty: Bool { places.isEmpty }

    /// The value under the key. Setting nil removes it; setting another value keeps its place in the order.
    public subscript(key: Key) -> Value? {
        get { places[key].flatMap { slots[$0].value } }
        set {
            guard let newValue else {
                if let place = places.removeValue(forKey: key) { vacate(place) }
                return
            }
            if let place = places[key] {
                slots[place].value = newValue
            } else {
                places[key] = slots.count
                slots.append(Slot(key: key, value: newValue))
            }
        }
    }

    /// The values in the order in which their keys were inserted.
    public var values: some Sequence<Value> { slots.lazy.compactMap { $0.value } }

    /// Passes each value to `body` in order and in place, so that a pass over thousands of values copies none.
    public func forEach(_ body: (borrowing Value) -> Void) {
        slots.withUnsafeBufferPointer { slots in
            for place in slots.indices { slots[place].value.map(body) }
        }
    }

    /// Returns at most `most` values, the earliest inserted.
    public func first(_ most: Int) -> [Value] { Array(values.prefix(most)) }

    /// Empties a slot. Compacts the slots once most of them are empty.
    private mutating func vacate(_ place: Int) {
        slots[place].value = nil
        if slots.count < 32 || places.count * 2 > slots.count { return }
        slots.removeAll { $0.value == nil }
        for (place, slot) in slots.enumerated() { places[slot.key] = place }
    }
}

extension OrderedTable.Slot: Sendable where Key: Sendable, Value: Sendable {}
extension OrderedTable: Sendable where Key: Sendable, Value: Sendable {}

extension OrderedTable: CustomStringConvertible {
    /// The values in order, so that equal tables read alike, however their keys are hashed.
    public var description: String { "\(Array(values))" }
}
