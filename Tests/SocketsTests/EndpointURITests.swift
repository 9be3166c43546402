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
        ("plain://h:65535", EndpointURI(dialect: "plain", place: .tcp(host: "h", port: 65535))),
    ])
    func `A URI is parsed and written unchanged`(text: String, uri: EndpointURI) {
        #expect(EndpointURI(text) == uri)
        #expect(uri.description == text)
    }

    @Test func `A slash at the end and another order of the scheme mean the same`() {
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
        "plain+unix:///r?mode=-1", "plain+unix:///r?",
        "plain+unix:///\u{0}", "plain+unix:///" + String(repeating: "x", count: 107), "plain://h:\u{0661}",
        "plain://a\u{0}b", "plain://a\u{7F}", "plain://[[a]", "plain://a]", "plain://a/\u{301}", "plain://a:\u{301}",
    ])
    func `Text that is no URI is not parsed`(text: String) { #expect(EndpointURI(text) == nil) }

    @Test func `A path has at most as many bytes as a socket allows`() {
        #expect(EndpointURI("plain+unix:///" + String(repeating: "x", count: 106)) != nil)
    }

    @Test func `A URI without a port gets the default port`() {
        #expect(EndpointURI("plain://h")?.withPort(4000).description == "plain://h:4000")
        #expect(EndpointURI("plain://h:1")?.withPort(4000).description == "plain://h:1")
        #expect(EndpointURI("plain+unix:///r")?.withPort(4000).description == "plain+unix:///r")
    }
}
