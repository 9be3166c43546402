internal import Foundation
internal import Server
internal import Sockets
internal import Testing

/// Listening on IPv4, IPv6 and Unix sockets, and what a listener does when no descriptor is left.
@Suite struct ListeningTests {
    @Test(arguments: ["plain://127.0.0.1:0", "plain://[::1]:0", "plain://localhost:0", "plain+unix://"])
    func `Users of different listeners meet in one room`(_ place: String) throws {
        let path = scratchPath()
        try Stage.play(at: ["plain://127.0.0.1:0", place.hasSuffix("unix://") ? place + path : place]) { stage in
            let ana = try stage.person("ana")
            for (number, place) in stage.server.places.enumerated().dropFirst() {
                let guest = try Person("guest\(number)", at: place)
                try guest.say("/login guest\(number)\nhello\n/quit")
                _ = try guest.readToEnd()
                #expect(
                    try ana.fence() == [
                        "[lobby] -- guest\(number) joined", "[lobby] guest\(number): hello",
                        "[lobby] -- guest\(number) left: signed off",
                    ])
            }
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `The port that the system picked is reported`() throws {
        try Stage.play(at: ["plain://127.0.0.1:0", "echo://[::1]:0"]) { stage in
            for place in stage.server.places {
                guard case .tcp(_, let port?) = place.place else {
                    Issue.record("\(place)")
                    continue
                }
                #expect(port != 0)
            }
        }
    }

    @Test func `A stale socket file is replaced, and a live one is not`() throws {
        let path = scratchPath()
        let place = "plain+unix://\(path)"
        try Stage.play(at: [place]) { stage in
            #expect(throws: ChatServer.StartError.self) { try Stage.play(at: [place]) { _ in } }
            _ = try stage.person("ana").hangUp()
        }
        // A killed server leaves such a stale socket file: it is bound, but no process listens on it.
        let descriptor = try bound(path)
        close(descriptor)
        #expect(FileManager.default.fileExists(atPath: path))
        try Stage.play(at: [place]) { stage in _ = try stage.person("ana").hangUp() }
    }

    @Test func `A file that is not a socket is left alone`() throws {
        let path = scratchPath()
        try Data("mine".utf8).write(to: URL(filePath: path))
        #expect(throws: ChatServer.StartError.self) { try Stage.play(at: ["plain+unix://\(path)"]) { _ in } }
        #expect(try Data(contentsOf: URL(filePath: path)) == Data("mine".utf8))
        try FileManager.default.removeItem(atPath: path)
    }

    @Test(arguments: [
        "klingon://127.0.0.1:0", "plain+tls://127.0.0.1:0", "plain://192.0.2.1:0", "plain+unix:///nowhere/at/all",
    ])
    func `The server does not start if one of its listeners fails`(_ place: String) async throws {
        #expect(throws: ChatServer.StartError.self) {
            try Stage.play(at: ["plain://127.0.0.1:0", place]) { _ in }
        }
    }

    @Test func `Clients are refused while no descriptor is left, and accepted once there is one again`() async {
        await #expect(processExitsWith: .success) {
            try Stage.play { stage in
                let people = try stage.people("ana", "ben")
                var waiting = try (0..<20).map { try stage.visitor("waiting\($0)") }
                for person in waiting { _ = try person.fence() }
                var hoard = ListeningTests.hoardDescriptors()
                var guests: [Person] = []
                // The loop frees one descriptor at a time. The client's end of a connection needs a descriptor, and the
                // listener has a spare one, on which it accepts and refuses the client.
                let isFull = try eventually {
                    if let last = hoard.popLast() { close(last) }
                    guard let guest = try? stage.visitor("guest") else { return false }
                    guests.append(guest)
                    return try !guest.isLetIn()
                }
                #expect(isFull && guests.count < 10)
                try people[0].say("hello")
                #expect(try people[1].next() == "[lobby] ana: hello")
                waiting.removeAll()
                #expect(eventually { stage.server.threads.clients == people.count + guests.count - 1 })
                #expect(try stage.visitor("late").isLetIn())
                for descriptor in hoard { close(descriptor) }
            }
        }
    }

    /// Lowers the limit on descriptors to 256, and opens descriptors until none is left. Returns the opened
    /// descriptors.
    private static func hoardDescriptors() -> [Int32] {
        var limit = rlimit(rlim_cur: 256, rlim_max: 256)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        var hoard: [Int32] = []
        while true {
            let descriptor = open("/dev/null", O_RDONLY)
            if descriptor < 0 { return hoard }
            hoard.append(descriptor)
        }
    }

    /// Creates a socket file on which no process listens. Returns its descriptor.
    private func bound(_ path: String) throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        #expect(result == 0)
        return descriptor
    }
}

/// Returns an unused path in /tmp that is short enough for a Unix socket.
func scratchPath() -> String { "/tmp/roost-test-\(UUID().uuidString.prefix(13))" }
