internal import Chat

/// Splits the input at its first line feed: the first part is a pattern, the second its subject. `Glob` must agree with
/// the table below.
func checkGlob(_ input: [UInt8]) {
    let (pattern, subject) = parts(input)
    require(Glob(pattern).matches(subject) == fits(pattern, subject), "the pattern fits otherwise")
}

/// The same with a mask and `name!ident@host`: the mask, shown, reads as the same mask and fits what the full pattern fits.
func checkMask(_ input: [UInt8]) {
    let (written, rest) = parts(input)
    guard let mask = Mask(written) else { return }
    require(Mask(mask.shown) == mask && Mask(mask.shown)?.shown == mask.shown, "the mask reads otherwise")
    let pattern = mask.isMute ? Array(mask.shown.dropFirst(2)) : mask.shown
    require(pattern.contains(0x21) && pattern.contains(0x40), "the mask is not filled in")
    let words = rest.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
    guard words.count == 3, let name = UserName(words[0]) else { return }
    let profile = Profile(UserInfo(ident: words[1], realName: .nothing), host: words[2])
    let member = Member(user: UserID(1), name: name, profile: profile)
    let subject = name.shown + [0x21] + profile.userhost
    require(mask.matches(member) == fits(withoutTilde(pattern), subject), "the mask fits otherwise")
}

/// A tilde before the ident is passed over: other servers put it there.
private func withoutTilde(_ pattern: [UInt8]) -> [UInt8] {
    var pattern = pattern
    let ident = (pattern.firstIndex(of: 0x21) ?? pattern.count) + 1
    if pattern.dropFirst(ident).first == 0x7E { pattern.remove(at: ident) }
    return pattern
}

private func parts(_ input: [UInt8]) -> (first: [UInt8], second: [UInt8]) {
    let end = input.firstIndex(of: 0x0A) ?? input.endIndex
    return (Array(input[..<end]), Array(input[end...].dropFirst()))
}

/// The plain definition of a pattern, by one row of a table for each of its bytes: `row[n]` says whether the pattern so far
/// fits the first n bytes of the subject.
private func fits(_ pattern: [UInt8], _ subject: [UInt8]) -> Bool {
    var row = [true] + subject.map { _ in false }
    for byte in pattern {
        var next = row.map { _ in false }
        if byte == UInt8(ascii: "*") {
            var hasFitted = false
            for place in row.indices {
                hasFitted = hasFitted || row[place]
                next[place] = hasFitted
            }
        } else {
            for place in subject.indices where row[place] {
                next[place + 1] = byte == UInt8(ascii: "?") || small(byte) == small(subject[place])
            }
        }
        row = next
    }
    return row[subject.count]
}

private func small(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
