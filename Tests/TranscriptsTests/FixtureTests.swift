import Foundation
import Testing
import Transcripts

/// Plays every transcript in four worlds: the simulated server, a running server through sockets, a running server whose
/// connections carry a fragmenting layer, and one whose connections carry TLS.
@Suite struct FixtureTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures/transcripts").path
    static let scripts = Transcript.names(under: folder)

    @Test func `There are transcripts`() {
        #expect(Self.scripts.contains("plain/10-talk.chat"))
    }

    @Test(arguments: scripts) func `The transcript plays in the simulated world`(_ script: String) throws {
        try Player.play(try Self.read(script)) { try SimulatedWorld($0) }
    }

    @Test(arguments: scripts) func `The transcript plays through sockets`(_ script: String) throws {
        try Player.play(try Self.read(script)) { try SocketWorld($0) }
    }

    @Test(arguments: scripts)
    func `A script plays in the same way through a layer that buffers, fragments and delays`(
        _ script: String
    ) throws {
        try Player.play(try Self.read(script)) { try SocketWorld($0, isFragmenting: true) }
    }

    #if TLS
        /// A client for which there is no room is disconnected before its handshake, so it can't be told why.
        static let refusing: Set<String> = ["irc/23-the-end.chat", "plain/56-limit-clients.chat"]

        @Test(arguments: scripts.filter { !refusing.contains($0) })
        func `The transcript plays over TLS`(_ script: String) throws {
            try Player.play(try Self.read(script)) { try SocketWorld($0, isEncrypted: true) }
        }
    #endif

    private static func read(_ script: String) throws -> Transcript {
        try Transcript(path: "\(folder)/\(script)", name: script)
    }
}
