import Chat
import Dialects
import Testing

/// A client that connects and sends nothing is told which commands to type; a client that sends at once is not.
@Suite(.timeLimit(.minutes(10))) struct GreetingTests {
    @Test func `A visitor who sends nothing is told how to log in`() throws {
        try Stage.play("greeting-ms=1") { stage in
            let visitor = try stage.visitor()
            #expect(try visitor.next() == "-- this is roost; say /login NAME to come in, /help for the commands")
            try visitor.say("/login ana")
            #expect(try visitor.next().hasPrefix("-- welcome"))
        }
    }

    @Test func `A visitor who speaks first gets no greeting, and no visitor gets one where it is off`() throws {
        for setting in ["greeting-ms=3600000", "greeting-ms=off"] {
            try Stage.play(setting) { stage in
                let visitor = try stage.visitor()
                try visitor.say("/login ana")
                #expect(try visitor.next().hasPrefix("-- welcome"))
            }
        }
    }

    @Test func `Only visitors of plain get a greeting`() throws {
        #expect(DialectName.allCases.filter { $0.begin(Limits()).encodingClass.traits.greetsVisitors } == [.plain])
    }
}
