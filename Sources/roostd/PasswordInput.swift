internal import CSystem
internal import Glibc

/// The password that `roostd hash` reads from standard input.
enum PasswordInput {
    /// Bytes of a password at most: crypt(3) takes no more than 511.
    private static let mostBytes = 511

    /// Why there is none.
    struct Unusable: Error {
        let reason: String
    }

    /// The first line. A person at a terminal types it twice, and does not see it.
    static func read() throws(Unusable) -> [UInt8] {
        let isTyped = isatty(STDIN_FILENO) == 1
        guard let password = isTyped ? typed(after: "Password: ") : readLine().map({ Array($0.utf8) }),
            !password.isEmpty
        else { throw Unusable(reason: "no password on standard input") }
        if password.count > mostBytes { throw Unusable(reason: "the password is longer than \(mostBytes) bytes") }
        if isTyped, typed(after: "Again: ") != password { throw Unusable(reason: "that was another password") }
        return password
    }

    private static func typed(after prompt: String) -> [UInt8]? {
        var line = [CChar](repeating: 0, count: mostBytes + 1)
        let count = roost_read_secret(STDIN_FILENO, prompt, &line, line.count)
        return count < 0 ? nil : line.prefix(count).map { UInt8(bitPattern: $0) }
    }
}
