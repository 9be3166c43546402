internal import Chat
internal import Testing
internal import Threads

@testable internal import Server

/// A blocked room thread delays requests to its room for a limited time, and delays nothing else.
@Suite(.serialized) struct BlockedRoomTests {
    private static let busy = "!! room-busy: "

    @Test func `A speaker is told that the room is busy, and the session goes on`() throws {
        try Stage.play("room-queue=4", with: { $0.roomPatienceMilliseconds = 300 }) { stage in
            let people = try stage.people("ana", "ben")
            let lobby = try PausedRoom("lobby", by: "ben", on: stage)
            try people[0].send(Array((1...10).map { "\($0)\n" }.joined().utf8))
            let told = try people[0].fence()
            #expect(told.count == 6 && told.allSatisfy { $0.hasPrefix(Self.busy) }, "\(told)")
            // From here on the session no longer waits for the lobby, and other rooms work as usual.
            try people[0].say("11\n/who lobby\n/join den\nhello\n/who den\n/name anna")
            let next = try people[0].fence()
            #expect(next.filter { $0.hasPrefix(Self.busy) }.count == 3, "\(next)")
            #expect(next.contains("[den] -- here: ana"))
            lobby.resume()
            #expect(try people[1].skip(to: "[lobby] ana: 4") == (1...4).map { "[lobby] ana: \($0)" })
            // The room thread sends its events a moment before it counts the commands as done.
            let isBack = try eventually {
                try people[0].say("/who lobby")
                return try people[0].fence() == ["[lobby] -- here: ana, ben"]
            }
            #expect(isBack)
            try people[0].say("/switch lobby\n12\n/name anna")
            #expect(try people[0].fence().contains("-- you are now anna"))
            #expect(try people[1].fence() == ["[lobby] ana: 12", "[lobby] -- ana is now anna"])
        }
    }

    @Test func `A user who leaves the server while the room stands still is no member afterwards`() throws {
        try Stage.play("room-queue=3", with: { $0.roomPatienceMilliseconds = 300 }) { stage in
            let people = try stage.people("ana", "ben", "cleo")
            let lobby = try PausedRoom("lobby", by: "ben", on: stage)
            // Eve's command to join waits in the lobby's queue.
            let eve = try stage.visitor("eve")
            try eve.say("/login eve")
            _ = try eve.fence()
            try people[0].send(Array("1\n2\n3\n/quit\n".utf8))
            let told = try people[0].readToEnd()
            #expect(told.count == 2 && told[0].hasPrefix(Self.busy) && told[1] == "-- goodbye", "\(told)")
            eve.close()
            try people[2].say("/leave")
            try people[2].skip(to: Self.busy)
            people[2].close()
            let core = stage.server.core
            #expect(eventually { core.directory.users.count == 1 })
            lobby.resume()
            var heard: [String] = []
            let isOver = try eventually {
                try people[1].say("/who lobby")
                heard += try people[1].fence()
                return heard.last == "[lobby] -- here: ben"
            }
            #expect(isOver)
            for line in [
                "ana left: signed off", "eve joined", "eve left: connection closed", "cleo left: connection closed",
            ] {
                #expect(heard.contains("[lobby] -- \(line)"), "\(line)")
            }
        }
    }
}
