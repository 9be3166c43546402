/// A key that the user presses, or another input of the terminal, independent of its byte sequence.
public enum Key: Equatable, Sendable {
    /// A typed character.
    case character(Character)
    /// Ctrl with a small letter, or with one of `@ [ \ ] ^ _`.
    case control(Character)
    /// Alt with a character.
    case alt(Character)
    /// Pasted text, which is never read as keys.
    case paste(String)
    case up, down, left, right
    /// The key with Ctrl or Alt, where the terminal reports the modifier.
    case wordLeft, wordRight
    case home, end, pageUp, pageDown, insert, delete, backspace
    case enter, altEnter, altBackspace, tab, backTab
    /// One step of the mouse wheel.
    case wheelUp, wheelDown
    /// The Escape key alone.
    case escape
    /// A sequence without a meaning for this client.
    case unknown
}
