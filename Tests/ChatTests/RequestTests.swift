import Testing

@testable import Chat

/// What is true of requests, whatever the dialect.
@Suite struct RequestTests {
    @Test func `A message ends the user's idle time, also one to a role or from outside of the room`() throws {
        let text = try #require(MessageText("hello"))
        let said = try #require(ChatMessage(.message, text))
        #expect(Request.say(nil, said).isSpeech)
        #expect(Request.say(.usualLobby, said, to: .operator, fromOutside: true).isSpeech)
        #expect(!Request.rooms.isSpeech)
    }
}
