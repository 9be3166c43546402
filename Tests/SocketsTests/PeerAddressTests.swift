import Sockets
import Testing

@Suite struct PeerAddressTests {
    @Test(arguments: [
        "0.0.0.0", "127.0.0.1", "192.168.1.20", "255.255.255.255", "::", "::1", "fd00::1", "2001:db8::ff",
    ])
    func `An address is written in the usual notation`(text: String) {
        #expect(PeerAddress(text)?.description == text)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.256", "01.2.3.4", "1.2.3.4.5", " 1.2.3.4", ":::", "::1%lo", "host", "[::1]",
    ])
    func `Text that is no address is not parsed`(text: String) { #expect(PeerAddress(text) == nil) }

    @Test func `An IPv4 address mapped into IPv6 is the same address`() {
        #expect(PeerAddress("::ffff:10.1.2.3") == PeerAddress("10.1.2.3"))
        #expect(PeerAddress("::ffff:10.1.2.3")?.description == "10.1.2.3")
        #expect(PeerAddress("::fffe:a01:203") != PeerAddress("10.1.2.3"))
    }

    @Test func `An IPv6 address counts by its 64-bit network, an IPv4 address by itself`() {
        #expect(PeerAddress("2001:db8:1:2:3:4:5:6")?.countedAs == PeerAddress("2001:db8:1:2::9")?.countedAs)
        #expect(PeerAddress("2001:db8:1:2::1")?.countedAs != PeerAddress("2001:db8:1:3::1")?.countedAs)
        #expect(PeerAddress("10.0.0.1")?.countedAs != PeerAddress("10.0.0.2")?.countedAs)
        #expect(PeerAddress.local.countedAs == .local)
    }

    @Test(arguments: [
        ("127.0.0.1", true), ("127.255.0.1", true), ("::ffff:127.0.0.1", true), ("::1", true), ("128.0.0.1", false),
        ("0.0.0.0", false), ("::", false), ("::2", false), ("fe80::1", false),
    ])
    func `Loopback addresses are recognized`(text: String, isLoopback: Bool) {
        #expect(PeerAddress(text)?.isLoopback == isLoopback)
        #expect(PeerAddress.local.isLoopback)
    }
}

@Suite struct NetworkTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.1.2", "11.0.0.0"), ("10.1.2.3", "10.1.2.3", "10.1.2.2"),
        ("10.1.2.2/31", "10.1.2.3", "10.1.2.4"), ("128.0.0.0/1", "255.0.0.1", "127.255.255.255"),
        ("10.0.0.0/8", "::ffff:10.1.2.3", "::ffff:11.1.2.3"), ("::ffff:10.1.2.3", "10.1.2.3", "10.1.2.4"),
        ("0.0.0.0/0", "255.255.255.255", "::1"), ("::/0", "ffff::1", "1.2.3.4"), ("fd00::/8", "fdff::1", "fe00::1"),
        ("2001:db8::/64", "2001:db8::ffff:1", "2001:db8:0:1::1"),
        ("2001:db8::/65", "2001:db8::1", "2001:db8::8000:0:0:1"),
        ("2001:db8::1", "2001:db8::1", "2001:db8::2"), ("2001:db8::2/127", "2001:db8::3", "2001:db8::4"),
    ])
    func `A network contains its own addresses and no other`(network: String, inside: String, outside: String) throws {
        let network = try #require(Network(network))
        #expect(network.contains(try #require(PeerAddress(inside))))
        #expect(!network.contains(try #require(PeerAddress(outside))))
        #expect(!network.contains(.local))
        #expect(Network(network.description) == network)
    }

    @Test(arguments: [
        "", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "10.0.0.0/8 ", "10/8",
        "::/129", "host/8", "10.0.0.0/\u{0668}",
    ])
    func `Text that is no network is not parsed`(text: String) { #expect(Network(text) == nil) }
}
