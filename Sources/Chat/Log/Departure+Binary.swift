/// The binary form of a departure.
extension Departure: BinaryCodable {
    enum Tag: UInt8, CaseIterable {
        case left = 1
        case signedOff, closed, reset, timedOut, silent, loginTimedOut, loginFlooded, endlessLine, tooSlow, killed
        case wrongPassword, tooManyAttempts, unreadable, wrongProtocol, spokeTLS, shutdown
        case spokePlaintext, handshakeFailed
    }

    func write(to writer: inout BinaryWriter) {
        writer.write(tag: tag)
        switch self {
        case .left(let words), .signedOff(let words): writer.write(words)
        case .silent(let seconds): writer.write(seconds)
        case .killed(let name, let reason):
            writer.write(name)
            writer.write(reason)
        case .closed, .reset, .timedOut, .loginTimedOut, .loginFlooded, .endlessLine, .tooSlow, .wrongPassword,
            .tooManyAttempts, .unreadable, .wrongProtocol, .spokeTLS, .spokePlaintext,
            .handshakeFailed, .shutdown:
            break
        }
    }

    init(from reader: inout BinaryReader) throws(BinaryError) {
        switch try reader.tag(Tag.self) {
        case .left: self = .left(try reader.optional())
        case .signedOff: self = .signedOff(try reader.optional())
        case .closed: self = .closed
        case .reset: self = .reset
        case .timedOut: self = .timedOut
        case .silent: self = .silent(seconds: try reader.int())
        case .loginTimedOut: self = .loginTimedOut
        case .loginFlooded: self = .loginFlooded
        case .endlessLine: self = .endlessLine
        case .tooSlow: self = .tooSlow
        case .killed: self = .killed(by: try reader.read(), try reader.read())
        case .wrongPassword: self = .wrongPassword
        case .tooManyAttempts: self = .tooManyAttempts
        case .unreadable: self = .unreadable
        case .wrongProtocol: self = .wrongProtocol
        case .spokeTLS: self = .spokeTLS
        case .spokePlaintext: self = .spokePlaintext
        case .handshakeFailed: self = .handshakeFailed
        case .shutdown: self = .shutdown
        }
    }

    private var tag: Tag {
        switch self {
        case .left: .left
        case .signedOff: .signedOff
        case .closed: .closed
        case .reset: .reset
        case .timedOut: .timedOut
        case .silent: .silent
        case .loginTimedOut: .loginTimedOut
        case .loginFlooded: .loginFlooded
        case .endlessLine: .endlessLine
        case .tooSlow: .tooSlow
        case .killed: .killed
        case .wrongPassword: .wrongPassword
        case .tooManyAttempts: .tooManyAttempts
        case .unreadable: .unreadable
        case .wrongProtocol: .wrongProtocol
        case .spokeTLS: .spokeTLS
        case .spokePlaintext: .spokePlaintext
        case .handshakeFailed: .handshakeFailed
        case .shutdown: .shutdown
        }
    }
}
