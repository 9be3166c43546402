/// A key as a person presses it, or what a terminal tells in between, whatever bytes it is spelled with.
public enum Key: Equatable, Sendable {
    /// A character that is typed.
    case character(Character)
    /// Ctrl with a small letter, or with one of `@ [ \ ] ^ _`.
    case control(Character)
    /// Alt with a character.
    case alt(Character)
    /// What was pasted, which is text whatever stands in it.
    case paste(String)
    case up, down, left, right
    /// With Ctrl or Alt, where the terminal tells so.
    case wordLeft, wordRight
    case home, end, pageUp, pageDown, insert, delete, backspace
    case enter, altEnter, altBackspace, tab, backTab
    /// A step of the wheel of a mouse.
    case wheelUp, wheelDown
    /// Escape by itself.
    case escape
    /// A sequence that means nothing here.
    case unknown
}
