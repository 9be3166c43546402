internal import Testing

/// The server finds the lines of its input however the bytes arrive, and bounds their length.
@Suite struct LineTests {
    private static let tooLong = "!! line-too-long: the line is too long, nothing of it was done"

    @Test(arguments: ["\n", "\r\n"]) func `The bound on a line is exact`(_ end: String) throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            for length in [4_095, 4_096, 4_097, 4_098, 8_192] {
                let line = String(repeating: "a", count: length)
                try people[0].send(Array((line + end).utf8))
                if length > 4_096 {
                    #expect(try people[0].next() == Self.tooLong)
                } else {
                    #expect(try people[1].next() == "[lobby] ana: \(line)")
                }
            }
            #expect(try people[0].fence() == [])
            #expect(try people[1].fence() == [])
        }
    }

    @Test func `The rest of an overlong line is not a line`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            let start = [UInt8](repeating: 0x61, count: 5_000)
            try people[0].send(start)
            #expect(try people[0].next() == Self.tooLong)
            try people[0].say("/quit\nhello")
            #expect(try people[0].fence() == [])
            #expect(try people[1].fence() == ["[lobby] ana: hello"])
        }
    }

    @Test func `A conversation is the same however its bytes are cut`() throws {
        let scene = Array(
            "/login ana\r\ngrüß \u{1F600}\n//slash\r\n\n\r\n/me wäves\n/who\n/join dén\ninside\n/quit för góod\r\n".utf8
        )
        var told: [[String]] = []
        for piece in [1, 2, 3, 7, scene.count] {
            try Stage.play { stage in
                let ben = try stage.person("ben")
                let ana = try stage.visitor("ana")
                var rest = scene[...]
                while !rest.isEmpty {
                    try ana.send(Array(rest.prefix(piece)))
                    rest = rest.dropFirst(piece)
                }
                told.append(try ana.readToEnd() + ben.fence())
            }
        }
        #expect(told[0].contains("[lobby] ana: grüß \u{1F600}"))
        #expect(told[0].last == "[lobby] -- ana left: för góod")
        for story in told { #expect(story == told[0]) }
    }

    @Test func `A thousand lines in one piece are a thousand lines`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            try people[0].send(Array((0..<1_000).map { "line \($0)\r\n" }.joined().utf8))
            _ = try people[0].fence()
            #expect(try people[1].fence() == (0..<1_000).map { "[lobby] ana: line \($0)" })
        }
    }

    @Test func `Telnet negotiation is not part of a line`() throws {
        try Stage.play { stage in
            let people = try stage.people("ana", "ben")
            let negotiation: [[UInt8]] = [
                [255, 251, 1], [255, 252, 31], [255, 253, 3], [255, 254, 10], [255, 241],
                [255, 250, 31, 0, 80, 0, 10, 255, 240],
            ]
            for bytes in negotiation { try people[0].send(Array("be".utf8) + bytes + Array("fore\n".utf8)) }
            // The server's replies to the negotiation are mixed with ana's lines, so a direct message to ben serves as
            // the fence.
            try people[0].say("/msg ben done")
            #expect(
                try people[1].skip(to: "[direct] ana: done").dropLast()
                    == Array(repeating: "[lobby] ana: before", count: negotiation.count)[...])
        }
    }
}
