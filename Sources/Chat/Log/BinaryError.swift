/// The reason why bytes are not the binary form of a value, or why a value has no binary form.
public enum BinaryError: Error, Hashable, Sendable {
    /// The record has more bytes than its type allows.
    case tooLong
    /// The bytes end within a value, or a count is larger than the bytes that are left.
    case truncated
    /// Bytes follow the value.
    case trailingBytes
    /// The record has a version that this program does not read.
    case unknownVersion(UInt8)
    /// A tag, number, name or text is not one that the program writes.
    case invalid
}
