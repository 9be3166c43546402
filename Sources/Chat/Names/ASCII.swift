/// The classes and the letter case of ASCII bytes. A byte above 127 is in no class, and no function changes it.
extension UInt8 {
    /// Whether the byte is one of A to Z.
    public var isASCIICapital: Bool { self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") }

    /// Whether the byte is one of A to Z and a to z.
    public var isASCIILetter: Bool { self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z") }

    /// Whether the byte is one of 0 to 9.
    public var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    /// Whether the byte is one of 0 to 9, A to F and a to f.
    public var isASCIIHexadecimalDigit: Bool {
        isASCIIDigit || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "f"))
    }

    /// The byte in lower case.
    public var asciiLowercased: UInt8 { isASCIICapital ? self | 0x20 : self }

    /// The byte in upper case.
    public var asciiUppercased: UInt8 { self &- UInt8(ascii: "a") < 26 ? self & 0xDF : self }
}

extension [UInt8] {
    /// The bytes in lower case. Allocates nothing when there are no capitals.
    public var asciiLowercased: [UInt8] { contains(where: \.isASCIICapital) ? map(\.asciiLowercased) : self }
}
