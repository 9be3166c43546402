/// How people and programs write a change of a setting, in every dialect that names settings by words.
extension ModeChange {
    /// Reads a change: `moderated`, `moderated off`, `limit 5`, `limit off`, `limit 5 off`, `ban MASK`, `ban MASK off`.
    ///
    /// A flag takes `on`, `off` or nothing. `off` as the value of a key, a limit or slow mode takes it away. A mask or a
    /// member is always taken as it is.
    /// - Parameter isSet: whether the change sets or takes away, where that was said apart from the value.
    /// - Throws: `missing-argument` without a value that is needed, `bad-argument` for what is not understood.
    public init(_ mode: RoomMode, value: ArraySlice<UInt8>?, isSet: Bool?) throws(Refusal) {
        switch mode {
        case .flag:
            guard let value else {
                self.init(mode, isSet: isSet ?? true)
                return
            }
            guard isSet == nil, ModeChange.isOff(value) || ModeChange.isOn(value) else {
                throw Refusal(.badArgument, about: value)
            }
            self.init(mode, isSet: !ModeChange.isOff(value))
        case .key, .limit, .slow:
            if isSet == false || value.map(ModeChange.isOff) == true {
                if let value, isSet == true { throw Refusal(.badArgument, about: value) }
                self.init(mode, isSet: false)
                return
            }
            guard let value, !value.isEmpty else { throw Refusal(.missingArgument, about: "value".utf8) }
            self.init(mode, isSet: true, value)
        case .list, .role:
            guard let value, !value.isEmpty else { throw Refusal(.missingArgument, about: "value".utf8) }
            self.init(mode, isSet: isSet ?? true, value)
        }
    }

    /// Whether the word is `off`, in capitals or not.
    public static func isOff(_ word: some Sequence<UInt8>) -> Bool {
        word.lazy.map(\.foldedInASCII).elementsEqual("off".utf8)
    }

    private static func isOn(_ word: some Sequence<UInt8>) -> Bool {
        word.lazy.map(\.foldedInASCII).elementsEqual("on".utf8)
    }
}
