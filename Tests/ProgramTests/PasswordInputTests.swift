import Foundation
import Testing
import Threads

@testable import roostd

/// Tests that `roostd hash` does not show a typed password, and that it restores the settings of the terminal.
@Suite(.serialized, .timeLimit(.minutes(5))) struct PasswordInputTests {
    /// A pseudoterminal that the test types on and reads.
    private final class Terminal {
        let keyboard: Int32
        let device: FileHandle

        init() throws {
            keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
            // The requests TIOCSPTLCK and TIOCGPTN (ioctl_tty(2)), which unlockpt(3) and ptsname(3) use.
            var (lock, number): (Int32, Int32) = (0, 0)
            guard keyboard >= 0, ioctl(keyboard, 0x4004_5431, &lock) == 0, ioctl(keyboard, 0x8004_5430, &number) == 0
            else { throw TestFailure(description: "there is no terminal") }
            device = FileHandle(
                fileDescriptor: open("/dev/pts/\(number)", O_RDWR | O_NOCTTY), closeOnDealloc: true)
        }

        deinit { close(keyboard) }

        var echoes: Bool {
            var settings = termios()
            return tcgetattr(device.fileDescriptor, &settings) == 0 && settings.c_lflag & tcflag_t(ECHO) != 0
        }

        func type(_ text: String) { _ = write(keyboard, text, text.utf8.count) }

        /// The text that the terminal has shown since the last call.
        var shown: String {
            var entry = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
            var bytes: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 1_000)
            while poll(&entry, 1, 0) > 0, case let count = read(keyboard, &piece, piece.count), count > 0 {
                bytes += piece.prefix(count)
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Starts `roostd hash` and returns once it has asked for the password. Prompts arrive through a separate pipe.
    private func ask(at terminal: Terminal) throws -> (process: Process, output: Pipe, prompts: Pipe) {
        let (process, output, prompts) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["--default-signal", try RunningProgram.path(of: "roostd"), "hash"]
        process.standardInput = terminal.device
        process.standardOutput = output
        process.standardError = prompts
        try process.run()
        #expect(try says(prompts, "Password: "))
        return (process, output, prompts)
    }

    private func says(_ pipe: Pipe, _ wanted: String) throws -> Bool {
        var text = ""
        while text.count < wanted.count, let more = try pipe.fileHandleForReading.read(upToCount: 1) {
            text += String(decoding: more, as: UTF8.self)
        }
        return text == wanted
    }

    @Test func `A password is typed twice and not shown`() throws {
        let terminal = try Terminal()
        #expect(terminal.echoes)
        let (process, output, prompts) = try ask(at: terminal)
        #expect(!terminal.echoes)
        terminal.type("Canary\n")
        #expect(try says(prompts, "Again: "))
        terminal.type("Canary\n")
        let hash = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try #require(PasswordHash(String(hash.dropLast()))).matches(Array("Canary".utf8)))
        #expect(terminal.echoes && !terminal.shown.contains("Canary"))
    }

    @Test func `Two different passwords make no hash`() throws {
        let terminal = try Terminal()
        let (process, _, prompts) = try ask(at: terminal)
        terminal.type("Canary\n")
        #expect(try says(prompts, "Again: "))
        terminal.type("canary\n")
        #expect(try says(prompts, "roostd: that was another password\n"))
        process.waitUntilExit()
        #expect(process.terminationStatus == 1 && terminal.echoes)
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `A signal ends the password input, and the terminal echoes again`(signal: Int32) throws {
        let terminal = try Terminal()
        let (process, _, _) = try ask(at: terminal)
        #expect(!terminal.echoes)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal && process.terminationStatus == signal)
        #expect(terminal.echoes)
    }
}
