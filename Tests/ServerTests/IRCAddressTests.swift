import Testing

/// IPv6 addresses as parameters of numerics. A parameter that begins with a colon is the last of its line (RFC 2812,
/// 2.3.1), so that a leading colon of an address needs a zero before it.
@Suite(.timeLimit(.minutes(10))) struct IRCAddressTests {
    @Test func `The address of IPv6 loopback is one parameter`() throws {
        try Stage.play(at: ["irc://[::1]:0"]) { stage in
            let ana = try stage.visitor("ana")
            for line in ["NICK ana", "USER ana 0 * :Ana"] { try ana.say(line) }
            try ana.skip(to: ":roost 422 ")
            for line in ["WHO ana %in", "WHOIS ana", "USERIP ana"] { try ana.say(line) }
            try ana.skip(to: ":roost 354 ana 0::1 ana")
            try ana.skip(to: ":roost 338 ana ana ana@::1 0::1 :is actually using host")
            try ana.skip(to: ":roost 340 ana :ana=+ana@0::1")
        }
    }
}
