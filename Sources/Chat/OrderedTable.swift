/// A table that remembers the order of arrival. Adding, finding and removing take the same time at any size.
public struct OrderedTable<Key: Hashable, Value> {
    private var places: [Key: Int] = [:]
    private var slots: [Slot] = []

    /// A place in the order; it has no value any more once its key has gone.
    fileprivate struct Slot {
        let key: Key
        var value: Value?
    }

    /// An empty table.
    public init() {}

    /// How many are in it.
    public var count: Int { places.count }

    /// Whether there is nobody in it.
    public var isEmpty: Bool { places.isEmpty }

    /// What stands there under the key; setting nil removes it, setting another value keeps its place in the order.
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

    /// The values in the order in which their keys arrived.
    public var values: some Sequence<Value> { slots.lazy.compactMap { $0.value } }

    /// Shows each of the values in that order where it stands: going through thousands of them copies none.
    public func forEach(_ body: (borrowing Value) -> Void) {
        slots.withUnsafeBufferPointer { slots in
            for place in slots.indices { slots[place].value.map(body) }
        }
    }

    /// At most so many of the values that arrived first.
    public func first(_ most: Int) -> [Value] { Array(values.prefix(most)) }

    /// Empty slots are squeezed out once they are the most.
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
    /// The values in their order: the same table reads the same, however its keys are hashed.
    public var description: String { "\(Array(values))" }
}
