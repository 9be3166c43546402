internal import CSystem

/// A password hash of crypt(3), which does not reveal the password.
struct PasswordHash: Equatable, Sendable, CustomStringConvertible {
    /// The maximum size in bytes of any hash of the C library.
    private static let mostBytes = 384
    /// The hash as a config file holds it.
    let description: String

    /// Parses the output of `roostd hash`, or a hash of another program; returns nil when the text can't be a hash.
    init?(_ text: String) {
        guard text.utf8.count >= 13, text.utf8.count < PasswordHash.mostBytes, !text.hasPrefix("*"),
            text.utf8.allSatisfy({ $0 > UInt8(ascii: " ") && $0 < 0x7F })
        else { return nil }
        description = text
    }

    /// Hashes a password with a new salt; returns nil when the C library fails.
    init?(of password: [UInt8]) {
        var made = [CChar](repeating: 0, count: PasswordHash.mostBytes)
        let word = PasswordHash.terminated(password)
        guard roost_password_hash(word, &made, made.count) == 0 else { return nil }
        self.init(String(decoding: made.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }

    /// Returns whether the hash belongs to that password. The check is slow, so that an attacker can't try many
    /// passwords.
    func matches(_ password: [UInt8]) -> Bool {
        roost_password_matches(PasswordHash.terminated(password), description) == 1
    }

    private static func terminated(_ bytes: [UInt8]) -> [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}
