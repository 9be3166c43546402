import Chat
import Testing

/// The words as a text; a test that gives what is none fails.
func text(_ words: String) throws -> MessageText { try #require(MessageText(words)) }

/// The words as something said.
func said(_ words: String) throws -> ChatMessage {
    let words = try text(words)
    return try #require(ChatMessage(.message, words))
}
