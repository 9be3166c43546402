import Testing

@testable import Bench

/// Tests what the load clients send in each dialect, and how they parse the replies.
@Suite struct LoadProtocolTests {
    private func heard(_ pieces: [[UInt8]], by loadProtocol: any LoadProtocol) -> ParsedReplies {
        var parser = loadProtocol.makeParser()
        var heard = ParsedReplies()
        for piece in pieces { parser.hear(piece.span, into: &heard) }
        return heard
    }

    private func remarks(_ text: String, by loadProtocol: any LoadProtocol) -> [ParsedReplies.ControlReply] {
        let heard = heard([Array(text.utf8)], by: loadProtocol)
        #expect(heard.messages.isEmpty)
        return heard.remarks
    }

    /// Returns the numbers of the room and of the message; nil unless the text contains exactly one message and nothing
    /// else.
    private func message(_ text: String, by loadProtocol: any LoadProtocol) -> [Int]? {
        let heard = heard([Array(text.utf8)], by: loadProtocol)
        guard heard.remarks.isEmpty, heard.messages.count == 1, let run = heard.messages.first else { return nil }
        return [run.room] + run.ordinals
    }

    @Test func `A message contains its room and number, and has the requested bytes`() {
        var out: [UInt8] = []
        ProbeText.spell(room: 12, ordinal: 3456, bytes: 40, into: &out)
        #expect(out.count == 40)
        var heard = ParsedReplies()
        for text in ["@@", "@@1", "@@1.", "@@x.1", "@1.2 ", "@@.1 x", ""] {
            ProbeText.read(Array(text.utf8).span, from: 0, into: &heard)
        }
        #expect(heard == ParsedReplies())
        ProbeText.read(out.span, from: 0, into: &heard)
        #expect(
            heard.messages.map { [$0.room, $0.ordinals.lowerBound, $0.ordinals.upperBound] } == [[12, 3456, 3457]])
    }

    @Test func `Only consecutive messages are combined into a run`() {
        let words = [(0, 3), (0, 4), (0, 5), (1, 6), (0, 6), (0, 6), (0, 8), (0, 7)]
        var heard = ParsedReplies()
        for (room, ordinal) in words { heard.append(room: room, ordinal: ordinal) }
        #expect(heard.messages.map(\.ordinals) == [3..<6, 6..<7, 6..<7, 6..<7, 8..<9, 7..<8])
        #expect(heard.messages.flatMap { run in run.ordinals.map { [run.room, $0] } } == words.map { [$0.0, $0.1] })
        heard.clear()
        #expect(heard == ParsedReplies())
    }

    @Test func `IRC is parsed, with tags and without`() {
        let loadProtocol = IRCLoadProtocol()
        #expect(remarks(":irc.test 001 rb0 :hi\r\n", by: loadProtocol) == [.welcomed])
        #expect(remarks(":irc.test 366 rb0 #load0 :End\r\n", by: loadProtocol) == [.joined])
        #expect(message(":a!b@c PRIVMSG #load3 :@@3.41 xxx\r\n", by: loadProtocol) == [3, 41])
        #expect(message("@time=now :a!b@c PRIVMSG #load3 @@3.41\r\n", by: loadProtocol) == [3, 41])
        #expect(remarks("PING :abc d\r\n", by: loadProtocol) == [.asked(Array("PONG :abc d\r\n".utf8))])
        #expect(
            remarks(":a!b@c PRIVMSG #x :hello\r\n:s 422 rb0 :none\r\n:s NOTICE * :x\r\n:\r\n \r\n", by: loadProtocol)
                == [])
        let refusal = ":s 433 * rb0 :in use"
        #expect(remarks(refusal + "\r\n", by: loadProtocol) == [.refused(Array(refusal.utf8))])
        #expect(remarks("ERROR :bye\r\n", by: loadProtocol) == [.refused(Array("ERROR :bye".utf8))])
    }

    @Test func `Plain is parsed`() {
        let loadProtocol = PlainLoadProtocol()
        #expect(remarks("-- welcome to roost, rb0; /help lists the commands\n", by: loadProtocol) == [.welcomed])
        #expect(remarks("[lobby] -- you joined\n[lobby] -- here: rb0\n", by: loadProtocol) == [])
        #expect(remarks("[load0] -- you joined\n[load0] -- here: rb0, rb1\n", by: loadProtocol) == [.joined])
        #expect(message("[load3] rb7: @@3.41 xxx\n", by: loadProtocol) == [3, 41])
        #expect(remarks("[load3] rb7: hello\n[load3] * rb7 waves\n-- goodbye\n", by: loadProtocol) == [])
        #expect(remarks("!! bad-name: no\n", by: loadProtocol) == [.refused(Array("!! bad-name: no".utf8))])
    }

    @Test func `STOMP is parsed`() {
        let loadProtocol = StompLoadProtocol()
        #expect(remarks("CONNECTED\nversion:1.2\n\n\0\n", by: loadProtocol) == [.welcomed])
        #expect(remarks("RECEIPT\nreceipt-id:joined\n\n\0RECEIPT\nreceipt-id:x\n\n\0", by: loadProtocol) == [.joined])
        let head = "MESSAGE\nsubscription:0\nmessage-id:1\ndestination:/room/load3\n"
        #expect(message(head + "content-length:6\n\n@@3.41\0", by: loadProtocol) == [3, 41])
        #expect(remarks(head + "event:joined\n\n\0", by: loadProtocol) == [])
        #expect(
            remarks("ERROR\nmessage:name-taken\n\nno\0", by: loadProtocol) == [.refused(Array("name-taken no".utf8))])
        #expect(remarks("what\n\n\0", by: loadProtocol).count == 1)
    }

    @Test func `A stream yields the same messages however it is cut`() {
        let streams: [(any LoadProtocol, String)] = [
            (IRCLoadProtocol(), ":s 001 a :x\r\n:a!b@c PRIVMSG #load0 :@@0.1 x\r\nPING z\r\n"),
            (
                StompLoadProtocol(),
                "CONNECTED\nversion:1.2\n\n\0RECEIPT\nreceipt-id:joined\n\n\0MESSAGE\nx:y\n\n@@0.1 x\0"
            ),
            (PlainLoadProtocol(), "-- welcome to x\n[load0] -- here: a\n[load0] a: @@0.1 x\n"),
        ]
        for (loadProtocol, stream) in streams {
            let bytes = Array(stream.utf8)
            let whole = heard([bytes], by: loadProtocol)
            #expect(whole.messages.count == 1 && whole.remarks.count == 2)
            for cut in bytes.indices {
                #expect(heard([Array(bytes[..<cut]), Array(bytes[cut...])], by: loadProtocol) == whole)
            }
            #expect(heard(bytes.map { [$0] }, by: loadProtocol) == whole)
        }
    }

    @Test func `The commands to log in, send and quit are those of each protocol`() {
        var irc: [UInt8] = []
        IRCLoadProtocol().say(room: 2, ordinal: 7, bytes: 16, into: &irc)
        #expect(String(decoding: irc, as: UTF8.self) == "PRIVMSG #load2 :@@2.7 xxxxxxxxxx\r\n")
        #expect(String(decoding: IRCLoadProtocol().login("rb1"), as: UTF8.self).hasPrefix("NICK rb1\r\nUSER rb1 "))
        #expect(String(decoding: IRCLoadProtocol().leave(room: 2), as: UTF8.self) == "PART #load2\r\nQUIT :done\r\n")
        let stomp = String(decoding: StompLoadProtocol().login("rb1"), as: UTF8.self)
        #expect(stomp == "CONNECT\naccept-version:1.2\nhost:roost\nlogin:rb1\nheart-beat:0,0\n\n\0\n")
        var plain: [UInt8] = []
        PlainLoadProtocol().say(room: 2, ordinal: 7, bytes: 16, into: &plain)
        #expect(String(decoding: plain, as: UTF8.self) == "@@2.7 xxxxxxxxxx\n")
        #expect(String(decoding: PlainLoadProtocol().join(room: 2), as: UTF8.self) == "/join load2\n")
    }
}
