internal import Chat
internal import Sockets
internal import Testing
internal import Threads

@testable internal import Server

/// What ends one session of a user and what ends all of them, and what remains of a session that has ended.
@Suite(.serialized) struct SeveralSessionsTests {
    private static let line = String(repeating: "x", count: 4_000)

    private func play(_ limits: String, _ story: (Stage) throws -> Void) throws {
        let places = ["plain+unix://\(scratchPath())", "irc+unix://\(scratchPath())"]
        let root = OperatorAccount(name: "root") { $0 == Array("secret".utf8) }
        let configure: (inout ServerOptions) -> Void = { options in
            options.attachesSessionsByName = true
            options.operators = [root]
        }
        try Stage.play(limits, "outbox=65536", at: places, with: configure, story)
    }

    @Test func `A session that reads too slowly ends alone, and a kill ends all sessions that are left`() throws {
        try play("slow-reader=disconnect") { stage in
            let speaker = try stage.person("speaker")
            let reader = try stage.person("ana")
            let sloth = try stage.person("ana")
            let phone = try stage.person("ana")
            for number in 0..<300 {
                try speaker.say("\(number) \(Self.line)")
                for session in [reader, phone] { try session.skip(to: "[lobby] speaker: \(number) ") }
            }
            #expect(try sloth.readToEnd().last == "-- goodbye: you read too slowly, too much was waiting for you")
            #expect(try speaker.fence().filter { !$0.contains("-- ana joined") } == [], "the user is still there")
            try reader.say("still here")
            #expect(try speaker.next() == "[lobby] ana: still here")
            #expect(try phone.next() == "[lobby] ana: still here")

            let rob = try Person("rob", at: stage.server.places[1])
            try rob.say("NICK rob\nUSER rob 0 * :Rob\nOPER root secret\nKILL ana :enough\nPING done")
            try rob.skip(to: ":roost PONG roost :done")
            for session in [reader, phone] {
                #expect(try session.readToEnd().last == "-- goodbye: rob removed you: enough")
            }
            #expect(try speaker.fence() == ["[lobby] -- ana left: removed by rob: enough"], "the user leaves once")
        }
    }

    @Test func `Nothing of a session remains in the server when it has ended and its user stays`() throws {
        try play("slow-reader=gap") { stage in
            let ana = try stage.person("ana")
            let phone = try stage.person("ana")
            try phone.say("/join den")
            for session in [phone, ana] { try session.skip(to: "[den] -- here: ana") }
            let name = try #require(UserName("ana"))
            let user = try #require(stage.server.core.directory.find(name))
            weak let first = user.sessions.first
            weak let second = user.sessions.last
            #expect(first !== second && second != nil)
            try phone.hangUp()
            // The room has done the departure, and its thread holds no command of the session any more.
            #expect(eventually { second == nil }, "a seat or a list keeps the session")
            #expect(try ana.fence() == [])
            #expect(first != nil && user.sessions.count == 1)
            try ana.say("/who den")
            #expect(try ana.next() == "[den] -- here: ana")
        }
    }
}
