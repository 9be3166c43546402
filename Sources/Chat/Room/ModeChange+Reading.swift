/// Parses mode changes, for every dialect that names modes by words.
extension ModeChange {
    /// Parses a change: `moderated`, `moderated off`, `limit 5`, `limit off`, `limit 5 off`, `ban MASK`, `ban MASK
    /// off`.
    ///
    /// A flag takes `on`, `off` or no value. The value `off` removes a key, a limit or slow mode. A mask or a member's
    /// name is taken literally, even `off`.
    /// - Parameter isSet: whether the change sets or removes, if the client said so apart from the value.
    /// - Throws: `missing-argument` when a required value is absent, `bad-argument` when the value is invalid.
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

    /// Whether the word is `off`, in upper or lower case.
    public static func isOff(_ word: some Sequence<UInt8>) -> Bool {
        word.lazy.map(\.asciiLowercased).elementsEqual("off".utf8)
    }

    private static func isOn(_ word: some Sequence<UInt8>) -> Bool {
        word.lazy.map(\.asciiLowercased).elementsEqual("on".utf8)
    }
}
