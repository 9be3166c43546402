internal import Chat

/// What is told of the modes of rooms, made from the table of modes.
extension ISupport {
    /// The letters of those modes, in the order of the alphabet.
    static func letters(ofAll belongs: (RoomMode) -> Bool) -> String {
        let letters = RoomMode.all.filter(belongs).map(\.letter).sorted()
        return String(decoding: letters, as: UTF8.self)
    }

    /// Lists, then what always takes a parameter, what takes one only when it is set, and what takes none.
    static var kinds: String {
        let kinds: [(RoomMode) -> Bool] = [isList, { $0 == .key }, { $0 == .limit || $0 == .slow }, isFlag]
        return kinds.map { letters(ofAll: $0) }.joined(separator: ",")
    }

    /// How many masks each list takes: letters that stand together would share one bound (Modern IRC, "MAXLIST parameter").
    static var masks: String { letters(ofAll: isList).map { "\($0):\(RoomMode.mostMasks)" }.joined(separator: ",") }

    /// The letters of the roles, the greatest first.
    static var roles: String { String(decoding: Role.allCases.reversed().map(\.letter), as: UTF8.self) }

    /// The signs of the roles, in the same order.
    static var prefixes: String { String(decoding: Role.allCases.reversed().map(\.prefix), as: UTF8.self) }

    static func isList(_ mode: RoomMode) -> Bool { if case .list = mode { true } else { false } }

    static func isFlag(_ mode: RoomMode) -> Bool { if case .flag = mode { true } else { false } }

    static func takesParameter(_ mode: RoomMode) -> Bool { !isFlag(mode) }
}
