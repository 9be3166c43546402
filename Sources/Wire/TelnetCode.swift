extension TelnetFilter {
    /// Codes of commands and options (RFC 854, RFC 858).
    enum Code {
        static let subnegotiationEnd: UInt8 = 240
        static let dataMark: UInt8 = 242
        static let breakKey: UInt8 = 243
        static let interrupt: UInt8 = 244
        static let abortOutput: UInt8 = 245
        static let areYouThere: UInt8 = 246
        static let eraseCharacter: UInt8 = 247
        static let eraseLine: UInt8 = 248
        static let subnegotiation: UInt8 = 250
        static let will: UInt8 = 251
        static let wont: UInt8 = 252
        static let offer: UInt8 = 253
        static let dont: UInt8 = 254
        static let iac: UInt8 = 255
        /// The commands without a parameter: end of file (236) to Go Ahead (249) (RFC 854, RFC 885, RFC 1184).
        static let withoutParameter: ClosedRange<UInt8> = 236...249
        static let suppressGoAhead: UInt8 = 3
    }
}
