internal import Seeds
internal import Testing

/// Whatever a client sends, it gets a refusal, or the session ends with a reason; no other user receives forged output.
@Suite struct HostileInputTests {
    /// Bytes that no command accepts as text, each with a description and without the newline that ends a line.
    private static let badTexts: [(String, [UInt8])] = [
        ("NUL", Array("a\0b".utf8)), ("a bare CR", Array("a\r[lobby] ben: forged".utf8)),
        ("two CRs", Array("a\r\r".utf8)), ("escape", Array("\u{1B}[2J".utf8)), ("bell", Array("\u{07}".utf8)),
        ("next line", Array("a\u{85}b".utf8)),
        ("C1 control", Array("a\u{9B}2J".utf8)), ("line separator", Array("a\u{2028}[lobby] ben: forged".utf8)),
        ("paragraph separator", Array("a\u{2029}b".utf8)), ("vertical tab", Array("a\u{0B}b".utf8)),
        ("form feed", Array("a\u{0C}b".utf8)), ("CTCP", Array("\u{01}ACTION waves\u{01}".utf8)),
        ("a lone continuation", [0x61, 0x80]), ("overlong slash", [0xC0, 0xAF]), ("overlong NUL", [0xE0, 0x80, 0x80]),
        ("a surrogate", [0xED, 0xA0, 0x80]), ("past the last scalar", [0xF4, 0x90, 0x80, 0x80]),
        ("a five-byte form", [0xF8, 0x88, 0x80, 0x80, 0x80]), ("cut off", [0x61, 0xE2, 0x82]),
        ("UTF-16", [0xFE, 0xFE]), ("byte 255", [0xFF, 0xFF]),
    ]

    @Test func `Bad text is refused wherever it occurs, and never passed on`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            for (what, bytes) in Self.badTexts {
                for before in [
                    "", "/me ", "/msg ben ", "/topic ", "/quit ", "/leave lobby ", "//", "/join ", "/name ", "/",
                ] {
                    try people[0].send(Array(before.utf8) + bytes + [0x0A])
                    let answer = try people[0].next()
                    #expect(
                        answer == "!! bad-text: not UTF-8, or with control characters; nothing was done",
                        "\(what) after \(before)")
                }
            }
            #expect(try people[1].fence() == [])
            #expect(try people[0].fence() == [])
        }
    }

    @Test func `Every malformed number is refused`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            let numbers = [
                "0", "-1", "+5", "0x10", "1e9", "1000000000000000000000000000000", "1.5", "٣", "9223372036854775808",
            ]
            for number in numbers {
                try ana.say("/history \(number)")
                #expect(
                    try ana.next()
                        == "!! bad-argument: \"\(number)\" does not fit here; say \"/history [N | FROM-TO]\"")
            }
            for number in ["1", "999999999"] {
                try ana.say("/history \(number)")
                #expect(try ana.next() == "[lobby] -- nothing said yet")
            }
        }
    }

    @Test func `Names that look like something else are refused`() throws {
        try Stage.play { stage in
            let ana = try stage.person("ana")
            for name in [
                "ChаnServ", "ana\u{200B}", "ａna", "a,b", "[lobby]", "1st", "-", String(repeating: "a", count: 33), "é",
            ] {
                try ana.say("/name \(name)")
                let answer = try ana.next()
                #expect(
                    name == "[lobby]" ? answer == "-- you are now [lobby]" : answer.hasPrefix("!! bad-name: "),
                    "\(name)")
            }
            for room in [
                "a,b", "a\u{202E}b", "a\u{200B}b", "direct", "DIRECT", "a\u{3000}b",
                String(repeating: "a", count: 65),
            ] {
                try ana.say("/join \(room)")
                #expect(try ana.next().hasPrefix("!! bad-room-name: "), "\(room)")
            }
        }
    }

    @Test func `A megabyte without a newline is one refusal and is not kept`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play { stage in
                let people = try stage.people("ana", "ben")
                let before = Process.residentKiB()
                let megabyte = [UInt8](repeating: 0x61, count: 1 << 20)
                for _ in 0..<20 { try people[0].send(megabyte) }
                #expect(try people[0].next() == "!! line-too-long: the line is too long, nothing of it was done")
                try people[0].say("")
                #expect(try people[0].fence() == [])
                #expect(try people[1].fence() == [])
                if Process.ownsItsMemory { #expect(Process.residentKiB() < before + 8_192) }
            }
        }
    }

    @Test func `Random bytes reach other members only as whole lines of their speaker`() throws {
        try Stage.play("login-bytes=off") { stage in
            let people = try stage.people("ana", "ben")
            var random = SplitMix64(seed: 20)
            let favourites: [UInt8] = [
                0x0A, 0x0D, 0x00, 0x2F, 0x20, 0x5B, 0x5D, 0xFF, 0xFA, 0xF0, 0xC3, 0xA9, 0x1B, 0x61,
            ]
            for _ in 0..<500 {
                let bytes = (0..<Int.random(in: 1...200, using: &random)).map { _ in
                    Bool.random(using: &random)
                        ? favourites.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
                }
                try people[0].send(bytes)
            }
            try people[0].send([0xFF, 0xF0, 0x0A])
            _ = try people[0].fence()
            for line in try people[1].fence() {
                #expect(line.hasPrefix("[lobby] ana: ") || line.hasPrefix("[lobby] * ana "), "\(line)")
                #expect(!line.unicodeScalars.contains { $0.value < 0x20 && $0 != "\t" }, "\(line)")
            }
        }
    }
}
