/// The bytes of the keys that erase typed text, as they appear in a received line.
public enum EraseKey {
    /// BS: erases the last character.
    public static let character: UInt8 = 0x08
    /// DEL, which many keyboards send instead of BS.
    public static let rubOut: UInt8 = 0x7F
    /// NAK (Ctrl-U): erases the whole line.
    public static let line: UInt8 = 0x15
}
