import Testing
import Transcripts

@Suite struct PlayerTests {
    @Test func `A transcript that goes as written passes`() throws {
        let world = ScriptedWorld(
            ["ana": ["-- welcome", "[lobby] -- here: ana", "[lobby] -- ben joined", "bye"]], closed: ["ana"])
        try world.play(
            """
            roost has name nest
            ana arrives speaking plain
            ana > /login ana
            ana skips to [lobby] -- here: {anything}
            ana < [lobby] -- {other} joined
            ana > /msg {other} {hex 68}i
            ana >> {repeat 3 x}
            ana < bye
            ana is closed
            """)
        #expect(world.settings == [Setting(option: "name", value: "nest")])
        #expect(
            world.deeds == [
                "ana arrives speaking plain", "ana sends /login ana\n", "ana sends /msg ben hi\n", "ana sends xxx",
                "close",
            ])
    }

    @Test func `The very next line must match`() {
        let world = ScriptedWorld(["ana": ["one", "two"]])
        #expect(
            world.deviation(in: "ana arrives speaking plain\nana < two")
                == "story.chat:3: expected `two` for ana, but `one` came")
        #expect(world.deeds.last == "close")
    }

    @Test func `A missing line is a failure`() {
        #expect(
            ScriptedWorld().deviation(in: "ana arrives speaking plain\nana < two")
                == "story.chat:3: expected `two` for ana, but nothing came")
        #expect(
            ScriptedWorld(["ana": ["one"]]).deviation(in: "ana arrives speaking plain\nana skips to two")
                == "story.chat:3: expected a line `two` for ana, but nothing came")
    }

    @Test func `The end of the connection does not match a line`() {
        for step in ["ana < x", "ana skips to x"] {
            let deviation = ScriptedWorld(closed: ["ana"]).deviation(in: "ana arrives speaking plain\n" + step)
            #expect(deviation?.hasSuffix("but the end of the connection came") == true)
        }
    }

    @Test func `An open connection does not count as closed`() {
        #expect(
            ScriptedWorld().deviation(in: "ana arrives speaking plain\nana is closed")
                == "story.chat:3: expected ana to be closed, but nothing came")
        #expect(
            ScriptedWorld(["ana": ["hm"]], closed: ["ana"])
                .deviation(in: "ana arrives speaking plain\nana is closed")
                == "story.chat:3: expected ana to be closed, but `hm` came")
    }

    @Test func `An unexpected line is a failure`() {
        #expect(
            ScriptedWorld(["ana": ["surprise"]]).deviation(in: "ana arrives speaking plain\nana .\n\n# end")
                == "story.chat:3: expected nothing more for ana, but `surprise` came")
        #expect(
            ScriptedWorld(["ana": ["sur{\u{1B}\u{E4}"]]).deviation(in: "ana arrives speaking plain\n\n# end")
                == "story.chat:2: expected nothing more for ana, but `sur{{{hex 1b}ä` came")
    }

    @Test func `A client that hung up is not checked for unexpected lines`() {
        let world = ScriptedWorld(["ana": ["late"]])
        #expect(world.deviation(in: "ana arrives speaking plain\nana hangs up") == nil)
        #expect(world.deeds.contains("ana hangs up"))
    }

    @Test func `Any order applies to each client separately`() {
        let script = """
            ana arrives speaking plain
            ben arrives speaking irc
            any order
              ana < {x} joined
              ben < second
              ana < cat joined
              ben < first
            end
            ana < dan is {x}
            """
        let lines = ["ana": ["cat joined", "dan joined", "dan is dan"], "ben": ["first", "second"]]
        #expect(ScriptedWorld(lines).deviation(in: script) == nil)
        let others = ["ana": ["cat joined", "cat left"], "ben": ["first", "second"]]
        #expect(
            ScriptedWorld(others).deviation(in: script)
                == "story.chat:5: expected `{x} joined` or `cat joined` for ana, but `cat left` came")
        let fewer = ["ana": ["cat joined", "dan joined", "dan is dan"], "ben": ["first", "first"]]
        #expect(ScriptedWorld(fewer).deviation(in: script)?.hasSuffix("for ben, but `first` came") == true)
    }

    @Test func `Bindings last for the whole transcript`() {
        let world = ScriptedWorld(["ana": ["id 7", "ack 8"]])
        #expect(
            world.deviation(in: "ana arrives speaking stomp\nana < id {n}\nana < ack {n}")
                == "story.chat:4: expected `ack {n}` for ana, but `ack 8` came")
    }

    @Test func `An error of the world is reported with file and line`() {
        #expect(
            ScriptedWorld().deviation(in: "ana arrives speaking gibberish")
                == "story.chat:2: expected the world to go on, but the error `Broken()` came")
    }
}
