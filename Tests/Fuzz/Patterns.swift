internal import Chat

/// Checks that `Glob` agrees with the simple matcher below. The input up to its first line feed is the pattern, the
/// rest is the subject.
func checkGlob(_ input: [UInt8]) {
    let (pattern, subject) = parts(input)
    require(Glob(pattern).matches(subject) == fits(pattern, subject), "the pattern fits otherwise")
}

/// Checks that a mask parses as the same mask after it is shown, and that it matches the same members as the simple
/// matcher. The input has four lines: the mask, and a member's name, ident and host.
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

/// Drops a tilde before the ident, as `Mask` does: other servers put a tilde before idents that they have not verified.
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

/// Whether the pattern matches the subject, by the definition of a pattern: one row of a table for each of its bytes.
/// `row[n]` says whether the pattern so far matches the first n bytes of the subject.
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
