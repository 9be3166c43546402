internal import CSystem
internal import Glibc

/// Reads the password for `roostd hash` from standard input.
enum PasswordInput {
    /// The maximum size of a password in bytes: crypt(3) takes no more than 511.
    private static let mostBytes = 511

    /// The reason why there is no usable password.
    struct ReadError: Error {
        let reason: String
    }

    /// Returns the first line. At a terminal the user types the password twice, without echo.
    static func read() throws(ReadError) -> [UInt8] {
        let isTyped = isatty(STDIN_FILENO) == 1
        guard let password = isTyped ? typed(after: "Password: ") : readLine().map({ Array($0.utf8) }),
            !password.isEmpty
        else { throw ReadError(reason: "no password on standard input") }
        if password.count > mostBytes { throw ReadError(reason: "the password is longer than \(mostBytes) bytes") }
        if isTyped, typed(after: "Again: ") != password { throw ReadError(reason: "that was another password") }
        return password
    }

    private static func typed(after prompt: String) -> [UInt8]? {
        var line = [CChar](repeating: 0, count: mostBytes + 1)
        let count = roost_read_secret(STDIN_FILENO, prompt, &line, line.count)
        return count < 0 ? nil : line.prefix(count).map { UInt8(bitPattern: $0) }
    }
}
