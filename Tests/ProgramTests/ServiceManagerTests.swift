import Foundation
import Testing
import Threads

@testable import roostd

@Suite struct ServiceManagerTests {
    @Test func `The service manager is told that the server is ready, reloads and stops`() throws {
        let scratch = try ScratchDirectory()
        try expectStory(at: scratch.path(of: "notify"))
    }

    @Test func `The service manager may listen at an abstract name`() throws {
        try expectStory(at: "@roost-\(UUID())")
    }

    @Test func `Without a service manager nothing happens`() throws {
        ServiceManager(listeningAt: nil).ready(status: "up")
        ServiceManager(listeningAt: "").ready(status: "up")
        ServiceManager(listeningAt: "vsock:2:1").ready(status: "up")
        ServiceManager(listeningAt: "/" + String(repeating: "long", count: 40)).stopping()
        let nobody = try ScratchDirectory().path(of: "nobody")
        ServiceManager(listeningAt: nobody).stopping()
        #expect(!FileManager.default.fileExists(atPath: nobody))
    }

    @Test func `A supervisor that does not read does not delay the server`() throws {
        let inbox = try SupervisorInbox(at: "@roost-\(UUID())")
        let manager = ServiceManager(listeningAt: inbox.place)
        for _ in 0..<2_000 { manager.say(status: String(repeating: "busy ", count: 200)) }
        #expect(inbox.next()?.hasPrefix("STATUS=busy") == true)
    }

    private func expectStory(at place: String) throws {
        let inbox = try SupervisorInbox(at: place)
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
