internal import Glibc

/// A file with a secret of random bytes, as hexadecimal digits in one line.
public struct SecretFile: Sendable {
    /// The path as the caller gave it.
    public let path: String
    private let count: Int

    /// Creates a reference to the file at `path`, which has or will have a secret of `count` bytes.
    public init(_ path: String, bytes count: Int) {
        self.path = path
        self.count = count
    }

    /// Reads the secret. Returns nil when there is no file yet and `create` can make it.
    ///
    /// - Throws: `OptionFault` when the file can't be read, when other users could read or change it, when it holds
    ///   anything but a secret, or when its folder can't take a new file. The fault never shows the content.
    public func read() throws(OptionFault) -> [UInt8]? {
        var status = stat()
        if stat(path, &status) != 0 {
            if errno == ENOENT && access(folder, W_OK | X_OK) == 0 { return nil }
            throw fault(.uncreatableFile(reason))
        }
        // The group may read it, as it may the credentials that systemd passes.
        if status.st_mode & 0o027 != 0 { throw fault(.exposedFile(mode: Int(status.st_mode & 0o7777))) }
        let lines = try TextFile(reading: path, atMost: 4 * count + 16).lines
        guard lines.count == 1, let secret = SecretFile.bytes(lines[0].bytes), secret.count == count else {
            throw fault(.noSecret(digits: 2 * count))
        }
        return secret
    }

    /// Reads the secret, after writing `new` to the file if there is none. The file appears complete, with the mode 0600.
    /// If another process creates it at the same time, both read the same secret.
    ///
    /// - Throws: `OptionFault` as `read`, and when the file can't be written.
    public func readOrCreate(_ new: @autoclosure () -> [UInt8]) throws(OptionFault) -> (secret: [UInt8], isNew: Bool) {
        if let secret = try read() { return (secret, false) }
        let draft = "\(path).\(getpid())"
        try write(new().flatMap(SecretFile.digits) + [UInt8(ascii: "\n")], to: draft)
        defer { unlink(draft) }
        let isNew = link(draft, path) == 0
        if !isNew && errno != EEXIST { throw fault(.uncreatableFile(reason)) }
        guard let secret = try read() else { throw fault(.noSecret(digits: 2 * count)) }
        return (secret, isNew)
    }

    private func write(_ bytes: [UInt8], to draft: String) throws(OptionFault) {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw fault(.uncreatableFile(reason)) }
        defer { close(descriptor) }
        // A regular file takes a short line whole, or has no space for it.
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            let fault = fault(.uncreatableFile(reason))
            unlink(draft)
            throw fault
        }
    }

    private var folder: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private var reason: String { String(cString: strerror(errno)) }

    private func fault(_ problem: OptionFault.Problem) -> OptionFault {
        OptionFault(problem, at: .file(path, line: nil))
    }

    private static func digits(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }

    /// Returns the bytes that hexadecimal digits encode. Returns nil for any other text.
    private static func bytes(_ digits: ArraySlice<UInt8>) -> [UInt8]? {
        let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        guard values.count == digits.count, values.count.isMultiple(of: 2) else { return nil }
        return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
    }
}
