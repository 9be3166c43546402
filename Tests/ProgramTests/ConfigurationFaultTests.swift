import Chat
import Options
import Seeds
import Server
import Testing

@testable import roostd

@Suite struct ConfigurationFaultTests {
    let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

    @Test(arguments: [
        ("listen", "gopher://h", "this build does not speak gopher, but plain, echo, irc, stomp"),
        ("listen", "plain:h", "not DIALECT://HOST[:PORT] or DIALECT+unix:///PATH[?mode=OCTAL]"),
        ("listen", "plain://h:65536", "not DIALECT://HOST[:PORT] or DIALECT+unix:///PATH[?mode=OCTAL]"),
        ("listen", "plain://h?proxy=", "proxy= takes networks such as 10.0.0.0/8,fd00::/8"),
        ("listen", "plain://h?proxy=10.0.0.0/8,proxy", "proxy= takes networks such as 10.0.0.0/8,fd00::/8"),
        ("listen", "plain://h?proxy=::1&proxy=::2", "proxy= is there twice; separate networks by commas"),
        ("listen", "plain://h?poxy=::1", "a listener has no such option, but mode= and proxy="),
        (
            "listen", "irc+unix:///r?proxy=::1",
            "proxy= is for a host and port, since a Unix socket is in no network"
        ),
        ("listen", "irc+unix:///r?mode=9", "mode= takes permission bits in octal, such as 0660"),
        ("listen", "irc://h?mode=0660", "mode= is for a Unix socket"),
        ("name", "two words", "not 1 to 63 visible ASCII characters without spaces"),
        ("name", "höhle", "not 1 to 63 visible ASCII characters without spaces"),
        ("lobby", "#lobby", "no room can be called that"),
        ("limit", "rooms", "not NAME=VALUE"),
        ("limit", "cats=9", "no limit is called cats"),
        ("limit", "rooms=0", "it takes a whole number from 1 to 1000000000, or off"),
        ("limit", "slow-reader=1", "it takes disconnect or gap"),
        ("limit", "line=off", "it takes a whole number from 64 to 65536"),
        ("limit", "rooms=99999999999999999999", "it takes a whole number from 1 to 1000000000, or off"),
        ("exempt", "10.0.0.0/33", "not an address or ADDRESS/BITS"),
        ("log", "xml", "not human or json"),
    ])
    func `A bad value is refused with its reason, wherever it was given`(
        option: String, value: String, reason: String
    ) throws {
        #expect(faults("--\(option)", value) == ["command line: \(option) \"\(value)\": \(reason)"])
        let config = try scratch.file("roost.conf", "# \n\(option) \(value)\n")
        #expect(faults("--config", config) == ["\(config):2: \(option) \"\(value)\": \(reason)"])
    }

    #if !TLS
        @Test func `A build without TLS refuses a listener with TLS, wherever it was given`() throws {
            let fault = "listen \"plain+tls://h\": TLS is not in this build"
            #expect(faults("--listen", "plain+tls://h") == ["command line: \(fault)"])
            let config = try scratch.file("roost.conf", "# \nlisten plain+tls://h\n")
            #expect(faults("--config", config) == ["\(config):2: \(fault)"])
        }
    #endif

    @Test func `Two listeners can't have one address, unless the system picks the port`() {
        #expect(
            faults("--listen=plain://h", "--listen=echo://h:4000") == [
                "command line: listen \"echo://h:4000\": another listener is there"
            ])
        #expect(faults("--listen=plain://h:0", "--listen=plain://h:0").isEmpty)
    }

    @Test func `A server name may have 63 bytes and not one more`() {
        #expect(faults("--name", String(repeating: "a", count: 63)).isEmpty)
        #expect(faults("--name", String(repeating: "a", count: 64)).count == 1)
    }

    @Test func `All faults are reported at once, those of a file with their lines`() throws {
        let motd = try scratch.file("motd", "fine\nnot \u{1B}[2J\n\u{2028}\n")
        let config = try scratch.file("roost.conf", "limit x=1\nlisen a\nlobby direct\nversion\nmotd \(motd)")
        let told = faults("--config", config, "--log=xml", "stray").map { $0.split(separator: ": ")[0] }
        #expect(
            told == [
                "command line", "command line", "\(config):1", "\(config):2", "\(config):3", "\(config):4", "\(motd):2",
                "\(motd):3",
            ])
    }

    @Test(arguments: ["config other.conf", "check", "help", "version"])
    func `Some options are allowed only on the command line`(line: String) throws {
        let config = try scratch.file("roost.conf", line)
        let name = line.prefix { $0 != " " }
        #expect(faults("--config", config) == ["\(config):1: \(name) can only be given on the command line"])
    }

    @Test func `The message of the day is bounded`() throws {
        let most = String(repeating: "a", count: Configuration.mostMessageBytes)
        #expect(faults("--motd", try scratch.file("motd", most)).isEmpty)
        let path = try scratch.file("motd", most + "a")
        #expect(faults("--motd", path) == ["\(path): the file is longer than 65536 bytes"])
    }

    @Test(arguments: 0..<4)
    func `Randomly mutated settings are accepted or refused, and never trap`(seed: UInt64) {
        let sound = [
            ("listen", "plain+unix:///run/roost.sock"), ("listen", "echo://[::1]:7"), ("name", "roost"),
            ("lobby", "höhle"), ("limit", "rooms=10000"), ("exempt", "fd00::/8"), ("exempt", "10.0.0.1/9"),
            ("log", "human"),
        ]
        var chance = SplitMix64(seed: seed)
        for (index, (name, value)) in repeatElement(sound, count: 500).joined().enumerated() {
            let origin = Origin.file("roost.conf", line: index + 1)
            let given = GivenOption(name, chance.spoil(value), from: origin)
            let settings = OptionValues([given], dialects: ListenableDialect.all, limits: Limits())
            #expect(settings.faults.allSatisfy { $0.description.hasPrefix("roost.conf:\(index + 1): \(name) ") })
        }
    }

    private func faults(_ arguments: String...) -> [String] {
        switch Configuration.read(arguments: arguments) {
        case .success: []
        case .failure(let faults): faults.faults.map(\.description)
        }
    }
}

extension SplitMix64 {
    /// Returns the text after one to four random changes: two scalars are removed, up to four are repeated, or an
    /// unusual one is inserted.
    fileprivate mutating func spoil(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let strange: [Unicode.Scalar] = ["/", ":", "[", "]", "=", "9", "-", "+", "\u{301}", "\u{2028}", "\u{1F9FA}"]
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            let place = Int.random(in: 0...scalars.count, using: &self)
            switch Int.random(in: 0..<3, using: &self) {
            case 0: scalars.removeSubrange(place..<min(scalars.count, place + 2))
            case 1: scalars.insert(contentsOf: scalars.prefix(place).suffix(4), at: place)
            default: scalars.insert(strange.randomElement(using: &self) ?? " ", at: place)
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }
}
