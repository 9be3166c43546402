internal import Chat
internal import Dialects
internal import Wire

@testable internal import Transcripts

/// Plays the input as the bytes of one client, ana. Nothing may trap, and every client must receive whole and valid
/// lines.
///
/// Ben (IRC, with the capabilities message-tags and server-time), pat (plain) and sam (STOMP) are in the lobby and
/// receive ana's messages there. Inputs of an even length start after ana's login, all others before it.
func converse(_ input: [UInt8], in dialect: DialectName) {
    let server = SimulatedServer()
    let ben = SimulatedPerson(number: 1, speaking: .irc, in: server)
    ben.send(Array("CAP REQ :message-tags server-time\r\nNICK ben\r\nUSER b 0 * :B\r\nCAP END\r\nJOIN #lobby\r\n".utf8))
    let pat = SimulatedPerson(number: 2, speaking: .plain, in: server)
    pat.send(Array("/login pat\r\n".utf8))
    let ana = SimulatedPerson(number: 3, speaking: dialect, in: server)
    let sam = SimulatedPerson(number: 4, speaking: .stomp, in: server)
    sam.send(Array(login(in: .stomp, as: "sam").utf8))
    // What the other clients have received so far does not depend on the input, so it is dropped.
    for listener in [ben, pat, sam] { _ = listener.takeReceived() }
    if input.count % 2 == 0 { ana.send(Array(login(in: dialect, as: "ana").utf8)) }
    let middle = input.count / 2
    ana.send(Array(input[..<middle]))
    ana.send(Array(input[middle...]))
    if dialect == .plain { checkTelnet(ana.takeReceived()) }
    for person in [ana, ben, pat, sam] {
        while let line = person.nextLine() { check(line, isIRC: person === ben || (person === ana && dialect == .irc)) }
    }
    // A room and its members retain each other until the members leave.
    for person in [ana, ben, pat, sam] { person.hangUp() }
}

/// Returns the bytes that log a client in. In IRC and STOMP they also join the lobby, which a plain client joins at
/// login.
private func login(in dialect: DialectName, as name: String) -> String {
    switch dialect {
    case .irc: "NICK \(name)\r\nUSER a 0 * :A\r\nJOIN #lobby\r\n"
    case .stomp:
        "CONNECT\naccept-version:1.2\nlogin:\(name)\n\n\0SUBSCRIBE\nid:1\ndestination:/room/lobby\nack:client\n\n\0"
    case .plain, .echo: "/login \(name)\r\n"
    }
}

/// Removes the telnet commands from what ana has received, and checks the lines of the rest. The input may contain
/// telnet commands, which the server answers.
private func checkTelnet(_ received: [UInt8]) {
    var filter = TelnetFilter(bound: 64, presence: [])
    var text: [UInt8] = []
    filter.strip(received.span, data: { text += $0 }, answer: { _ in })
    for line in text.split(separator: 0x0A) { check(Array(line.last == 0x0D ? line.dropLast() : line), isIRC: false) }
}

private func check(_ line: [UInt8], isIRC: Bool) {
    require(!line.contains(0) && !line.contains(0x0D), "a line could be taken for two")
    require(String(validating: line, as: UTF8.self) != nil, "a line is not UTF-8")
    if !isIRC { return }
    let untagged = line.first == 0x40 ? line.drop { $0 != 0x20 }.dropFirst() : line[...]
    require(untagged.count <= 510, "a line is longer than the protocol allows")
    require(line.count - untagged.count <= 4_607, "tags are longer than the protocol allows")
}
