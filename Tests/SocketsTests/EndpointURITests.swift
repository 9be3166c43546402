import Sockets
import Testing

@Suite struct EndpointURITests {
    @Test(arguments: [
        ("plain://127.0.0.1:4000", EndpointURI(dialect: "plain", place: .tcp(host: "127.0.0.1", port: 4000))),
        ("plain://chat.example", EndpointURI(dialect: "plain", place: .tcp(host: "chat.example", port: nil))),
        ("echo://localhost:0", EndpointURI(dialect: "echo", place: .tcp(host: "localhost", port: 0))),
        ("ircs://[::1]:6697", EndpointURI(dialect: "irc", isEncrypted: true, place: .tcp(host: "::1", port: 6697))),
        ("irc://[fd00::1]", EndpointURI(dialect: "irc", place: .tcp(host: "fd00::1", port: nil))),
        ("plain+unix:///run/a b/roost", EndpointURI(dialect: "plain", place: .unix(path: "/run/a b/roost"))),
        ("plain+tls+unix:///r", EndpointURI(dialect: "plain", isEncrypted: true, place: .unix(path: "/r"))),
        ("irc+unix:///r?mode=0660", EndpointURI(dialect: "irc", place: .unix(path: "/r"), mode: 0o660)),
        ("irc+unix:///r?mode=0000", EndpointURI(dialect: "irc", place: .unix(path: "/r"), mode: 0)),
        (
            "irc://[::1]:6667?proxy=10.0.0.0/8,fd00::/8",
            EndpointURI(
                dialect: "irc", place: .tcp(host: "::1", port: 6667),
                proxies: ["10.0.0.0/8", "fd00::/8"].compactMap { Network($0) })
        ),
        ("plain://h:65535", EndpointURI(dialect: "plain", place: .tcp(host: "h", port: 65535))),
    ])
    func `A URI is parsed and written unchanged`(text: String, uri: EndpointURI) {
        #expect(EndpointURI(text) == uri)
        #expect(uri.description == text)
    }

    @Test func `A slash at the end and another order of the scheme mean the same`() {
        #expect(EndpointURI("plain://h:1/?proxy=::1") == EndpointURI("plain://h:1?proxy=::1/128"))
        #expect(EndpointURI("plain://h:1/") == EndpointURI("plain://h:1"))
        #expect(EndpointURI("plain+unix+tls:///r") == EndpointURI("plain+tls+unix:///r"))
        #expect(EndpointURI("irc+tls://h:1") == EndpointURI("ircs://h:1"))
    }

    @Test(arguments: [
        "", "plain", "plain:", "plain:/h", "://h", "plain://", "plain:///", "plain://:4000", "plain://h:",
        "plain://h:65536", "plain://h:-1", "plain://h:+1", "plain://h:1x", "plain://h:1:2", "plain://::1:4000",
        "plain://[::1", "plain://[::1]4000", "plain://[]:1", "plain://h/path", "plain://a b", "pl ain://h", "+tls://h",
        "plain+ssl://h", "ircs+tls://h", "plain+://h", "plain+tls+tls://h", "plain+unix://run/roost", "plain+unix://",
        "plain+unix:///r?mode=", "plain+unix:///r?mode=8", "plain+unix:///r?mode=1000", "plain+unix:///r?mod=600",
        "plain+unix:///r?mode=-1", "plain+unix:///r?", "plain+unix:///r?proxy=10.0.0.0/8", "plain://h?mode=0660",
        "plain://h?", "plain://h?proxy", "plain://h?proxy=", "plain://h?proxy=10.0.0.0/33", "plain://h?proxy=::1,",
        "plain://h?proxy=::1&proxy=::2", "plain://h?proxy=::1&", "plain://h?proxies=::1", "plain://?proxy=::1",
        "plain+unix:///r?mode=1&mode=1",
        "plain+unix:///\u{0}", "plain+unix:///" + String(repeating: "x", count: 107), "plain://h:\u{0661}",
        "plain://a\u{0}b", "plain://a\u{7F}", "plain://[[a]", "plain://a]", "plain://a/\u{301}", "plain://a:\u{301}",
    ])
    func `Text that is no URI is not parsed`(text: String) { #expect(EndpointURI(text) == nil) }

    @Test func `A path has at most as many bytes as a socket allows`() {
        #expect(EndpointURI("plain+unix:///" + String(repeating: "x", count: 106)) != nil)
    }

    @Test func `A listener behind a proxy knows its proxies`() throws {
        let uri = try #require(EndpointURI("plain://h?proxy=10.0.0.0/8,fd00::/8"))
        #expect(uri.expectsProxy && EndpointURI("plain://h")?.expectsProxy == false)
        for (address, isProxy) in [
            ("10.1.2.3", true), ("fd00::7", true), ("11.0.0.1", false), ("::ffff:10.0.0.1", true),
        ] {
            #expect(uri.isProxy(try #require(PeerAddress(address))) == isProxy)
        }
        #expect(!uri.isProxy(.local))
    }

    @Test func `A URI without a port gets the default port`() {
        #expect(EndpointURI("plain://h")?.withPort(4000).description == "plain://h:4000")
        #expect(EndpointURI("plain://h?proxy=::1")?.withPort(4000).description == "plain://h:4000?proxy=::1/128")
        #expect(EndpointURI("plain://h:1")?.withPort(4000).description == "plain://h:1")
        #expect(EndpointURI("plain+unix:///r")?.withPort(4000).description == "plain+unix:///r")
    }
}
