/// The modes of a room: flags, key, limits and lists.
public struct RoomModes: Sendable {
    /// One bit for each flag; a bit set is fast to test before each message.
    var flags: UInt8 = 0
    /// The password that users need to join.
    public internal(set) var key: [UInt8]?
    /// The most members that the room admits.
    public internal(set) var limit: Int?
    /// The seconds between two messages of one member.
    public internal(set) var slow: Int?
    /// The masks of each list, the oldest first.
    public internal(set) var masks: [MaskList: [MaskEntry]] = [:]

    init(_ flags: [RoomFlag]) {
        for flag in flags { set(flag, true) }
    }

    /// Whether the flag is on.
    public func contains(_ flag: RoomFlag) -> Bool { flags & flag.bit != 0 }

    mutating func set(_ flag: RoomFlag, _ isSet: Bool) {
        flags = isSet ? flags | flag.bit : flags & ~flag.bit
    }

    /// The current modes without the lists, as the changes that would set them.
    public var settings: [ModeChange] {
        var settings = RoomFlag.allCases.filter { contains($0) }.map { ModeChange(.flag($0), isSet: true) }
        if let key { settings.append(ModeChange(.key, isSet: true, key)) }
        if let limit { settings.append(ModeChange(.limit, isSet: true, String(limit).utf8)) }
        if let slow { settings.append(ModeChange(.slow, isSet: true, String(slow).utf8)) }
        return settings
    }

    /// Whether a mask on the list matches the member. `isMute` selects masks with or without the prefix `m:`; nil
    /// selects both.
    func hold(_ list: MaskList, _ member: Member, isMute: Bool? = nil) -> Bool {
        guard let entries = masks[list], !entries.isEmpty else { return false }
        let person = Mask.description(of: member)
        return entries.contains { (isMute == nil || $0.mask.isMute == isMute) && $0.mask.matches(person) }
    }

    /// Adds a mask, and returns its text. Returns nil when the list already holds it.
    mutating func insert(_ mask: Mask, to list: MaskList, by setter: Member, at now: Timestamp) -> [UInt8]? {
        if masks[list, default: []].contains(where: { $0.mask == mask }) { return nil }
        masks[list, default: []].append(MaskEntry(mask: mask, setter: setter.name, time: now))
        return mask.shown
    }

    /// Removes a mask, and returns its text as it was set. Returns nil when the list does not hold it.
    mutating func remove(_ mask: Mask, from list: MaskList) -> [UInt8]? {
        guard let place = masks[list]?.firstIndex(where: { $0.mask == mask }) else { return nil }
        return masks[list]?.remove(at: place).mask.shown
    }
}

extension RoomFlag {
    fileprivate var bit: UInt8 { 1 << rawValue }
}
