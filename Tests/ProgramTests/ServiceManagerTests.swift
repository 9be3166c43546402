import Foundation
import Testing
import Threads

@testable import roostd

@Suite struct ServiceManagerTests {
    @Test func `it hears that the server is ready, reads again, and ends`() throws {
        let scratch = try ScratchDirectory()
        try expectStory(at: scratch.path(of: "notify"))
    }

    @Test func `it may listen at an abstract name`() throws {
        try expectStory(at: "@roost-\(UUID())")
    }

    @Test func `where nobody asks or listens nothing happens`() throws {
        ServiceManager(listeningAt: nil).ready(status: "up")
        ServiceManager(listeningAt: "").ready(status: "up")
        ServiceManager(listeningAt: "vsock:2:1").ready(status: "up")
        ServiceManager(listeningAt: "/" + String(repeating: "long", count: 40)).stopping()
        ServiceManager(listeningAt: try ScratchDirectory().path(of: "nobody")).stopping()
    }

    @Test func `a supervisor that does not read holds up nobody`() throws {
        let inbox = try Inbox(at: "@roost-\(UUID())")
        let manager = ServiceManager(listeningAt: inbox.place)
        for _ in 0..<2_000 { manager.say(status: String(repeating: "busy ", count: 200)) }
        #expect(inbox.next()?.hasPrefix("STATUS=busy") == true)
    }

    private func expectStory(at place: String) throws {
        let inbox = try Inbox(at: place)
        let manager = ServiceManager(listeningAt: place)
        manager.ready(status: "2 listeners\nREADY=0")
        manager.reloading()
        manager.say(status: "calm")
        manager.stopping()
        #expect(inbox.next() == "READY=1\nSTATUS=2 listeners READY=0")
        let reloading = inbox.next()?.split(separator: "=").map(String.init) ?? []
        #expect(reloading.prefix(2) == ["RELOADING", "1\nMONOTONIC_USEC"])
        let microseconds = reloading.last.flatMap { UInt64($0) } ?? .max
        #expect(microseconds <= Clock.monotonic() / 1000)
        #expect(inbox.next() == "STATUS=calm")
        #expect(inbox.next() == "STOPPING=1")
        #expect(inbox.next() == nil)
    }
}

/// A datagram socket as a supervisor has one.
private final class Inbox {
    let place: String
    private let descriptor: Int32

    struct NotBound: Error {}

    init(at place: String) throws {
        self.place = place
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let name = place.hasPrefix("@") ? [0] + Array(place.utf8.dropFirst()) : Array(place.utf8)
        withUnsafeMutableBytes(of: &address) { $0[2..<2 + name.count].copyBytes(from: name) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(2 + name.count))
            }
        }
        if bound != 0 { throw NotBound() }
    }

    deinit { close(descriptor) }

    /// The next message, if one is there.
    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes.prefix(count), as: UTF8.self)
    }
}
