import Testing
import Transcripts

@Suite struct TranscriptTests {
    private func fault(_ text: String) -> String? {
        do {
            _ = try Transcript(text, file: "a.chat")
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test func `The header is made of the first comments alone`() throws {
        let script = try Transcript("# Why.\n#  Because.\n\n# later\nana arrives speaking plain\n")
        #expect(script.header == "Why.\nBecause.")
        #expect(script.steps.count == 1)
    }

    @Test(arguments: ["", "\n", "ana arrives speaking plain", "#\nana arrives speaking plain"])
    func `A transcript without a header is refused`(text: String) {
        #expect(fault(text)?.hasPrefix("a.chat:") == true)
    }

    @Test func `Steps know their file and line`() throws {
        let script = try Transcript("# why\n\nana arrives speaking plain\n# so\n  ana .\n\n", file: "a.chat")
        #expect(script.steps.map { "\($0.place)" } == ["a.chat:3", "a.chat:5"])
        #expect(script.end == Place(file: "a.chat", line: 5))
    }

    @Test func `Settings are collected in order`() throws {
        let script = try Transcript(
            "# why\nroost has limit outbox=4096\nroost has motd be  kind \nroost has lobby hall\nana arrives speaking irc"
        )
        #expect(
            script.settings == [
                Setting(option: "limit", value: "outbox=4096"), Setting(option: "motd", value: "be  kind "),
                Setting(option: "lobby", value: "hall"),
            ])
    }

    @Test func `Carriage returns and combining marks hide nothing`() throws {
        let script = try Transcript("# why\nana arrives speaking plain\nana > \u{301}hi\r\n")
        guard case .sends("ana", let phrase) = try #require(script.steps.last).action else {
            Issue.record("not sent")
            return
        }
        #expect(phrase.bytes(with: [:]) == Array("\u{301}hi\r\n".utf8))
    }

    @Test func `A range of clients stands for one line per client`() throws {
        let script = try Transcript(
            "# why\nguest9..11 arrives speaking plain\nguest9..10 > /login {who}\nguest11 .", file: "a.chat")
        let people = script.steps.map { step in
            switch step.action {
            case .arrives(let who, _): "\(who) arrives"
            case .sends(let who, let phrase): "\(who) \(String(decoding: phrase.bytes(with: [:]) ?? [], as: UTF8.self))"
            default: "\(step.place)"
            }
        }
        #expect(
            people == [
                "guest9 arrives", "guest10 arrives", "guest11 arrives", "guest9 /login guest9\n",
                "guest10 /login guest10\n", "a.chat:4",
            ])
    }

    static let faults = [
        ("ana > hi", "ana is not here"),
        ("ana arrives speaking plain\nana arrives speaking plain", "ana is here already"),
        ("ana arrives speaking plain\nana hangs up\nana .", "ana is not here"),
        ("ana arrives speaking plain\nana is closed\nana < x", "ana is not here"),
        ("ana arrives speaking plain\nroost has name nest", "settings stand before the first arrival"),
        (
            "roost has colour red",
            "a script can set limit, name, description, network, motd, lobby, password, operator, webirc, sessions"
        ),
        ("ana arrives speaking plain\nana dances", "nobody knows how to do this"),
        ("ana arrives speaking plain\nana < {hex 1}", "{hex …} takes pairs of hexadecimal digits"),
        ("ana arrives speaking plain\nana < {hex", "a brace is not closed; {{ writes one"),
        ("ana arrives speaking plain\nana < {A b}", "{A …} is neither {hex …} nor {repeat …}"),
        ("ana arrives speaking plain\nana < {}", "{} is no name"),
        ("ana arrives speaking plain\nana > {repeat -1 x}", "{repeat …} takes a count, a space and a text"),
        ("ana arrives speaking plain\nana > {repeat 9999999999 x}", "{repeat …} takes a count, a space and a text"),
        ("ana arrives speaking plain\nana > {id}", "nothing is bound to {id}"),
        ("guest3..1 arrives speaking plain\nguest1 .", "guest1 is not here"),
        ("ana arrives speaking plain\nany order\nend", "`any order` of nothing"),
        ("ana arrives speaking plain\nany order\nana < x", "`any order` without an `end`"),
        ("ana arrives speaking plain\nend", "`end` without `any order`"),
        ("ana arrives speaking plain\nany order\nany order", "`any order` within `any order`"),
        (
            "ana arrives speaking plain\nany order\nana > x\nend",
            "between `any order` and `end` stand only lines that people hear"
        ),
    ]

    @Test(arguments: faults)
    func `A mistake in a transcript is reported with its reason`(script: String, reason: String) throws {
        #expect(try #require(fault("# why\n" + script)).hasSuffix(": " + reason))
    }
}
