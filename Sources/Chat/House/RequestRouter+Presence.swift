/// How one is here: away, in which modes, and by which name in full.
extension RequestRouter {
    /// Nobody idles who speaks. Others see it in seconds, so it is noted once in a second.
    mutating func speaks(at now: UInt64, in house: some House) {
        if let spoke, now &- spoke < 1_000_000_000 { return }
        spoke = now
        let time = house.now
        house.revise { $0.lastSpoke = time }
    }

    func away(_ words: MessageText?, in house: some House) {
        if isTooLong(words, .reason, in: house) { return }
        let isNews = house.own?.away != words
        house.revise { $0.away = words }
        if isNews, let me = house.me { house.announce(.away(me, words), .announce) }
        house.tell(.away(words))
    }

    /// Nobody makes themselves an operator; whoever is one may give it up.
    func change(on: UserModes, off: UserModes, in house: some House) {
        guard let before = house.own?.modes else { return }
        let after = before.union(on.subtracting(.serverOperator)).subtracting(off)
        house.revise { $0.modes = after }
        if let me = house.me, after != before {
            if after.contains(.bot) != before.contains(.bot) { house.reintroduce() }
            house.tell(.changed(me, on: after.subtracting(before), off: before.subtracting(after)))
        }
    }

    func introduce(as realName: MessageText, in house: some House) {
        if realName.bytes.count > UserInfo.mostRealNameBytes {
            return house.refuse(Refusal(.textTooLong, about: String(UserInfo.mostRealNameBytes).utf8))
        }
        house.revise { $0.introduce(as: realName) }
        guard let me = house.me else { return }
        house.announce(.introduced(me), .reintroduce(me.profile))
        house.tell(.introduced(me))
    }
}
