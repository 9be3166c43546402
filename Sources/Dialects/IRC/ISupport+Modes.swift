internal import Chat

/// The parts of RPL_ISUPPORT about room modes, generated from the table of modes.
extension ISupport {
    /// Returns the letters of the modes that `belongs` accepts, in alphabetical order.
    static func letters(ofAll belongs: (RoomMode) -> Bool) -> String {
        let letters = RoomMode.all.filter(belongs).map(\.letter).sorted()
        return String(decoding: letters, as: UTF8.self)
    }

    /// The value of CHANMODES: lists, modes that always take a parameter, modes that take one only when set, and flags.
    static var kinds: String {
        let kinds: [(RoomMode) -> Bool] = [isList, { $0 == .key }, { $0 == .limit || $0 == .slow }, isFlag]
        return kinds.map { letters(ofAll: $0) }.joined(separator: ",")
    }

    /// The value of MAXLIST, with one entry per list, since letters in one entry would share a limit (Modern IRC,
    /// "MAXLIST parameter").
    static var masks: String { letters(ofAll: isList).map { "\($0):\(RoomMode.mostMasks)" }.joined(separator: ",") }

    /// The letters of the roles for PREFIX, the highest role first.
    static var roles: String { String(decoding: Role.allCases.reversed().map(\.letter), as: UTF8.self) }

    /// The prefixes of the roles for PREFIX, in the same order.
    static var prefixes: String { String(decoding: Role.allCases.reversed().map(\.prefix), as: UTF8.self) }

    static func isList(_ mode: RoomMode) -> Bool { if case .list = mode { true } else { false } }

    static func isFlag(_ mode: RoomMode) -> Bool { if case .flag = mode { true } else { false } }

    static func takesParameter(_ mode: RoomMode) -> Bool { !isFlag(mode) }
}
