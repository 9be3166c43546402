internal import CSystem

/// What is kept of a password: a hash of crypt(3), from which nobody learns the password.
struct PasswordHash: Equatable, Sendable, CustomStringConvertible {
    /// The bytes that any hash of the C library needs at most.
    private static let mostBytes = 384
    /// As it stands in a config file.
    let description: String

    /// Takes what `roostd hash` has printed, or the hash of another program; nil for what can be none.
    init?(_ text: String) {
        guard text.utf8.count >= 13, text.utf8.count < PasswordHash.mostBytes, !text.hasPrefix("*"),
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        description = text
    }

    /// Makes one, with a salt of its own; nil where the C library can't.
    init?(of password: [UInt8]) {
        var made = [CChar](repeating: 0, count: PasswordHash.mostBytes)
        let word = PasswordHash.terminated(password)
        guard roost_password_hash(word, &made, made.count) == 0 else { return nil }
        self.init(String(decoding: made.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Whether it was made of that password. It takes its time, so that nobody can try many.
    func matches(_ password: [UInt8]) -> Bool {
        roost_password_matches(PasswordHash.terminated(password), description) == 1
    }

    private static func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
