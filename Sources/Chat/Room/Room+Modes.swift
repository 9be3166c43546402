/// Changes of a room's modes.
extension Room {
    /// Makes the changes and announces them as one event. The asker then receives each distinct refusal once.
    mutating func change(
        _ changes: [ModeChange], _ command: RoomCommand, at now: Moment, _ deliveries: inout [Delivery]
    ) throws(Refusal) {
        let changer = try asker(command)
        var done: [ModeChange] = []
        var refusals: [Refusal] = []
        for change in changes.prefix(RoomMode.mostChanges) {
            do throws(Refusal) {
                if let change = try make(change, by: members[changer.user] ?? changer, at: now) { done.append(change) }
            } catch {
                if !refusals.contains(error) { refusals.append(error) }
            }
        }
        if !done.isEmpty {
            deliveries.append(.tell(number(.modesChanged(by: changer, done), at: now), except: nil))
        }
        for refusal in refusals { deliveries.append(.refuse(refusal)) }
    }

    /// Makes one change and returns it in the form to announce. Returns nil when it has no effect.
    private mutating func make(
        _ change: ModeChange, by changer: Member, at now: Moment
    ) throws(Refusal) -> ModeChange? {
        if case .role(let role) = change.mode {
            guard let user = UserName(change.argument) else { throw invalid(change) }
            let given = try self.change(role, of: user, isGiven: change.isSet, by: changer)
            return given.map { ModeChange(change.mode, isSet: change.isSet, $0.shown) }
        }
        if case .list(let list) = change.mode {
            try require(.halfOperator, of: changer)
            return try self.change(list, change, by: changer, at: now)
        }
        try require(.operator, of: changer)
        switch change.mode {
        case .flag(let flag):
            if modes.contains(flag) == change.isSet { return nil }
            modes.set(flag, change.isSet)
            return ModeChange(change.mode, isSet: change.isSet)
        case .key: return try changeKey(change)
        case .limit: return try changeNumber(\.limit, change, most: RoomMode.mostMembers)
        case .slow:
            if !change.isSet { lastWords.removeAll() }
            return try changeNumber(\.slow, change, most: RoomMode.mostSlowSeconds)
        case .list, .role: return nil
        }
    }

    private mutating func change(
        _ list: MaskList, _ change: ModeChange, by changer: Member, at now: Moment
    ) throws(Refusal) -> ModeChange? {
        guard let mask = Mask(change.argument), !mask.isMute || list != .inviteExceptions else { throw invalid(change) }
        let isFull = modes.masks[list, default: []].count >= RoomMode.mostMasks
        if change.isSet && isFull { throw Refusal(.tooManyMasks, about: change.mode.name.utf8, in: name) }
        let shown =
            change.isSet ? modes.insert(mask, to: list, by: changer, at: now.time) : modes.remove(mask, from: list)
        return shown.map { ModeChange(change.mode, isSet: change.isSet, $0) }
    }

    /// Sets or removes the key.
    private mutating func changeKey(_ change: ModeChange) throws(Refusal) -> ModeChange? {
        if !change.isSet {
            guard let key = modes.key else { return nil }
            modes.key = nil
            return ModeChange(.key, isSet: false, key)
        }
        let key = change.argument
        if !RoomMode.isKey(key) { throw invalid(change) }
        modes.key = key
        return ModeChange(.key, isSet: true, key)
    }

    private mutating func changeNumber(
        _ path: WritableKeyPath<RoomModes, Int?>, _ change: ModeChange, most: Int
    ) throws(Refusal) -> ModeChange? {
        if !change.isSet {
            if modes[keyPath: path] == nil { return nil }
            modes[keyPath: path] = nil
            return ModeChange(change.mode, isSet: false)
        }
        let digits = change.argument
        guard digits.count <= 10, digits.allSatisfy(\.isASCIIDigit),
            let number = Int(String(decoding: digits, as: UTF8.self)), (1...most).contains(number)
        else { throw invalid(change) }
        if modes[keyPath: path] == number { return nil }
        modes[keyPath: path] = number
        return ModeChange(change.mode, isSet: true, String(number).utf8)
    }

    /// Returns the refusal of a value. A key is not repeated: it may be a secret that was mistyped.
    private func invalid(_ change: ModeChange) -> Refusal {
        Refusal(.badSetting, about: change.mode.name.utf8, in: name, given: change.mode == .key ? [] : change.argument)
    }
}
