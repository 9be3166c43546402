import Foundation
import Seeds
import Testing

@testable import Options

@Suite struct ConfigFileTests {
    @Test func `A line is a name followed by its value`() {
        let options = read("# comment\n\n  listen \t plain://[::1]:0  \r\nlobby the \"great\" hall # 1\n\t#\nquiet")
        #expect(
            options == [
                GivenOption("listen", "plain://[::1]:0", from: line(3)),
                GivenOption("lobby", "the \"great\" hall # 1", from: line(4)),
                GivenOption("quiet", from: line(6)),
            ])
    }

    @Test func `A byte order mark and an empty file do no harm`() {
        #expect(read("\u{FEFF}quiet\r\n") == [GivenOption("quiet", from: line(1))])
        #expect(read("").isEmpty)
        #expect(read("\r\n \n").isEmpty)
    }

    @Test(arguments: [
        ("\n\nlisen a", "roost.conf:3: no option has this name; listen may be meant"),
        ("\n\nnonsense a", "roost.conf:3: no option has this name"),
        ("--lobby a", "roost.conf:1: no option has this name; lobby may be meant"),
        ("lob a", "roost.conf:1: no option has this name; lobby may be meant"),
        ("lobby  ", "roost.conf:1: lobby needs a value: NAME"),
        ("quiet yes", "roost.conf:1: quiet takes no value"),
        ("help", "roost.conf:1: help can only be given on the command line"),
        ("log a\nlog b", "roost.conf:2: log is given more than once"),
        ("lobby a\0b", "roost.conf:1: the line is not UTF-8 text, or holds control characters"),
        ("lobby a\rlog b", "roost.conf:1: the line is not UTF-8 text, or holds control characters"),
    ])
    func `A fault has file, line and reason`(contents: String, sentence: String) {
        #expect(faults(of: Array(contents.utf8)).map(\.description) == [sentence])
    }

    @Test func `All faults of a file are reported`() {
        let contents = Array("quiet\nnope\nlobby\nquiet\nhelp\n".utf8) + [0x23, 0xFF, 0x0A]
        let lines = faults(of: contents).compactMap(\.origin.line)
        #expect(lines.sorted() == [2, 3, 4, 5, 6])
    }

    @Test func `A line may be as long as its bound and not a byte longer`() {
        let value = String(repeating: "a", count: ConfigFile.mostLineBytes - "lobby ".utf8.count)
        #expect(read("lobby \(value)\r\n").first?.value == value)
        let problems = faults(of: Array("lobby \(value)a\n".utf8)).map(\.problem)
        #expect(problems == [.lineTooLong(most: ConfigFile.mostLineBytes)])
    }

    @Test func `A file may be as long as its bound and not a byte longer`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "roost-\(UUID()).conf")
        defer { try? FileManager.default.removeItem(at: file) }
        let comments = Data(repeating: 0x0A, count: ConfigFile.mostBytes)
        try comments.write(to: file)
        #expect(ConfigFile(reading: file.path, by: sample).faults.isEmpty)
        try (comments + [0x0A]).write(to: file)
        let problems = ConfigFile(reading: file.path, by: sample).faults.map(\.problem)
        #expect(problems == [.fileTooLong(most: ConfigFile.mostBytes)])
    }

    @Test(arguments: [("/nowhere/roost.conf", "No such file or directory"), ("/tmp", "Is a directory")])
    func `A file that can't be read is named with the system's reason`(path: String, reason: String) {
        let file = ConfigFile(reading: path, by: sample)
        #expect(file.faults.map(\.description) == ["\(path): can't be read: \(reason)"])
        #expect(file.options.isEmpty)
    }

    @Test(arguments: 0..<8)
    func `Mutated lines are parsed or refused with their number, and never trap`(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        let sound = Array("listen plain://127.0.0.1:4000\r\n# note\nlobby höhle 🪺\nquiet\nlog json\n".utf8)
        var bytes: [UInt8] = []
        for round in 0..<1_000 {
            if round.isMultiple(of: 40) { bytes = sound }
            chance.mutate(&bytes)
            let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).count
            for fault in faults(of: bytes) {
                let number = fault.origin.line ?? 0
                #expect((1...lines).contains(number))
                let sentence = fault.description
                #expect(sentence.hasPrefix("roost.conf:\(number): "))
                #expect(sentence.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
            }
        }
    }

    private func line(_ number: Int) -> Origin { .file("roost.conf", line: number) }

    private func read(_ contents: String) -> [GivenOption] {
        let file = ConfigFile(TextFile(path: "roost.conf", bytes: Array(contents.utf8)), by: sample)
        #expect(file.faults.isEmpty)
        return file.options
    }

    private func faults(of contents: [UInt8]) -> [OptionFault] {
        ConfigFile(TextFile(path: "roost.conf", bytes: contents), by: sample).faults
    }
}

extension SplitMix64 {
    /// Changes one random place of the bytes: inserts a byte, removes up to three bytes, repeats earlier bytes or flips
    /// a bit.
    fileprivate mutating func mutate(_ bytes: inout [UInt8]) {
        let place = Int.random(in: 0...bytes.count, using: &self)
        switch Int.random(in: 0..<5, using: &self) {
        case 0: bytes.insert(UInt8.random(in: 0...255, using: &self), at: place)
        case 1: bytes.insert([0x0A, 0x0D, 0x20, 0x23, 0x00].randomElement(using: &self) ?? 0, at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 3))
        case 3: bytes.insert(contentsOf: bytes.prefix(place).suffix(20), at: place)
        default: if place < bytes.count { bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self) }
        }
    }
}
