internal import Chat
internal import Dialects
internal import Wire

/// Any bytes from a client: nothing traps, and whatever reaches somebody else is whole lines that may be sent.
///
/// The first byte says what the rest is: `T` goes through the telnet filter and the framer of lines, `S` and `C` through
/// the framer of STOMP at the server and at a client, `P` is said by somebody on plain, `F` by somebody on STOMP, anything else by somebody on IRC;
/// half of all inputs come before one has logged in.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = Array(UnsafeBufferPointer(start: start, count: count))
    guard let kind = input.first else { return 0 }
    let bytes = Array(input.dropFirst())
    if kind == UInt8(ascii: "T") { return chop(bytes) }
    if kind == UInt8(ascii: "S") || kind == UInt8(ascii: "C") {
        return reframe(bytes, atServer: kind == UInt8(ascii: "S"))
    }
    let dialects: [UInt8: DialectName] = [UInt8(ascii: "P"): .plain, UInt8(ascii: "F"): .stomp]
    converse(bytes, on: dialects[kind] ?? .irc, isLoggedIn: count % 2 == 0)
    return 0
}

/// However the bytes are cut in two, the same lines come out.
private func chop(_ bytes: [UInt8]) -> CInt {
    let whole = lines([bytes])
    let middle = bytes.count / 3
    precondition(whole == lines([Array(bytes[..<middle]), Array(bytes[middle...])]), "a cut has changed what was read")
    return 0
}

private func lines(_ pieces: [[UInt8]]) -> [[UInt8]?] {
    var filter = TelnetFilter(bound: 64)
    var framer = LineFramer(bound: 64)
    var lines: [[UInt8]?] = []
    for piece in pieces {
        let kept = filter.strip(piece.span)
        framer.feed(
            kept.span,
            line: { line in
                precondition(line.count <= 64, "a line is longer than the bound")
                lines.append(line.withUnsafeBufferPointer { Array($0) })
            },
            tooLong: { _ in lines.append(nil) })
    }
    return lines
}

/// Ben, on IRC with every capability that changes a line, pat on plain and sam on STOMP are in the lobby and hear what is
/// said there.
private func converse(_ bytes: [UInt8], on dialect: DialectName, isLoggedIn: Bool) {
    let house = SimulatedHouse()
    let ben = SimulatedPerson(id: UserID(1), speaking: .irc, in: house)
    ben.send(Array("CAP REQ :message-tags server-time\r\nNICK ben\r\nUSER b 0 * :B\r\nCAP END\r\nJOIN #lobby\r\n".utf8))
    let pat = SimulatedPerson(id: UserID(2), speaking: .plain, in: house)
    pat.send(Array("/login pat\r\n".utf8))
    let ana = SimulatedPerson(id: UserID(3), speaking: dialect, in: house)
    let sam = SimulatedPerson(id: UserID(4), speaking: .stomp, in: house)
    sam.send(Array(login(on: .stomp, as: "sam").utf8))
    if isLoggedIn { ana.send(Array(login(on: dialect, as: "ana").utf8)) }
    let middle = bytes.count / 2
    ana.send(Array(bytes[..<middle]))
    ana.send(Array(bytes[middle...]))
    for person in [ana, ben, pat, sam] {
        while let line = person.nextLine() { check(line, isIRC: person === ben || (person === ana && dialect == .irc)) }
    }
    // Rooms know their people and people their rooms, until they part.
    for person in [ana, ben, pat, sam] { person.hangUp() }
}

/// What brings somebody into the lobby.
private func login(on dialect: DialectName, as name: String) -> String {
    switch dialect {
    case .irc: "NICK \(name)\r\nUSER a 0 * :A\r\nJOIN #lobby\r\n"
    case .stomp:
        "CONNECT\naccept-version:1.2\nlogin:\(name)\n\n\0SUBSCRIBE\nid:1\ndestination:/room/lobby\nack:client\n\n\0"
    case .plain, .echo: "/login \(name)\r\n"
    }
}

private func check(_ line: [UInt8], isIRC: Bool) {
    precondition(!line.contains(0) && !line.contains(0x0D), "a line could be taken for two")
    precondition(String(validating: line, as: UTF8.self) != nil, "a line is not UTF-8")
    if !isIRC { return }
    let untagged = line.first == 0x40 ? line.drop { $0 != 0x20 }.dropFirst() : line[...]
    precondition(untagged.count <= 510, "a line is longer than the protocol allows")
    precondition(line.count - untagged.count <= 4_607, "tags are longer than the protocol allows")
}
