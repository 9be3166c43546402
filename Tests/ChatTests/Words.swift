import Chat
import Testing

/// Returns the words as a message text. The test fails when they are not a valid text.
func text(_ words: String) throws -> MessageText { try #require(MessageText(words)) }

/// Returns the words as a message.
func said(_ words: String) throws -> ChatMessage {
    let words = try text(words)
    return try #require(ChatMessage(.message, words))
}
