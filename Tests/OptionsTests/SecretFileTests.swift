import Foundation
import Testing

@testable import Options

@Suite struct SecretFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(path: "roost-secret-\(UUID())")
    private var path: String { folder.appending(path: "secret").path }

    private func file(_ content: String?, mode: Int = 0o600) throws -> SecretFile {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        if let content {
            try Data(content.utf8).write(to: URL(filePath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        }
        return SecretFile(path, bytes: 4)
    }

    @Test func `A file that is not there is made with the mode 0600, and read ever after`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try file(nil)
        #expect(try file.read() == nil)
        let first = try file.readOrCreate([1, 2, 0xFE, 4])
        #expect(first.secret == [1, 2, 0xFE, 4] && first.isNew)
        let again = try file.readOrCreate([5, 6, 7, 8])
        #expect(again.secret == first.secret && !again.isNew)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["secret"])
    }

    @Test(arguments: ["", "0102fe", "0102fe0405", "0102fe0g", "0102 fe04", "0102fe04\n0102fe04", "\u{FF10}102fe04"])
    func `A file with anything but a secret is refused, and its content is not shown`(_ content: String) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try file(content)
        let fault = #expect(throws: OptionFault.self) { try file.read() }
        #expect(fault?.description == "\(path): does not hold a secret: one line of 8 hexadecimal digits")
        #expect(throws: OptionFault.self) { try file.readOrCreate([1, 2, 3, 4]) }
    }

    @Test(arguments: [0o644, 0o604, 0o620, 0o666])
    func `A secret that other users can read or change is refused`(_ mode: Int) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try file("0102fe04\n", mode: mode)
        let fault = #expect(throws: OptionFault.self) { try file.read() }
        #expect(fault?.problem == .exposedFile(mode: mode))
    }

    @Test func `A secret that the group may read, as a credential of systemd, is accepted`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try file("0102FE04\n", mode: 0o440).read() == [1, 2, 0xFE, 4])
    }

    @Test func `A file whose folder does not exist can't be made`() {
        let fault = #expect(throws: OptionFault.self) { try SecretFile("/nowhere/at/all", bytes: 4).read() }
        #expect(fault?.problem == .uncreatableFile("No such file or directory"))
    }
}
