import Foundation
import Options
import Sockets
import Testing

@testable import roostd

/// Tests whether the limit on clients per address applies to loopback addresses.
@Suite(.serialized, .timeLimit(.minutes(5))) struct RoostdLoopbackTests {
    private let two = ["--limit", "clients-per-address=2"]

    private func isLetIn(at place: EndpointURI) throws -> Guest? {
        let guest = try Guest(at: place)
        try guest.say("/help no-such-thing")
        return try guest.nextLine()?.hasPrefix("!! no-such-command: ") == true ? guest : nil
    }

    @Test func `Loopback addresses are exempt by default, and the log says so`() throws {
        let server = try RoostdProcess(two)
        #expect(server.greeting.contains { $0.contains("exempt from the limits of one address (--loopback exempt)") })
        let guests = try (0..<5).map { _ in try isLetIn(at: server.place) }
        #expect(guests.allSatisfy { $0 != nil })
    }

    @Test func `Loopback addresses and Unix sockets can be limited, and the log says so`() throws {
        let scratch = try ScratchDirectory()
        let unix = "plain+unix://\(scratch.path(of: "roost"))"
        let server = try RoostdProcess(two + ["--loopback", "limited"], at: ["plain://127.0.0.1:0", unix])
        #expect(server.greeting.contains { $0.contains("count as one address (--loopback limited)") })
        for place in server.places {
            let guests = try (0..<2).map { _ in try isLetIn(at: place) }
            #expect(guests.allSatisfy { $0 != nil })
            #expect(try Guest(at: place).nextLine()?.hasPrefix("!! too-many-clients: ") == true)
        }
    }

    @Test func `Another exempt network replaces the loopback addresses or is added to them`() throws {
        func exempt(_ arguments: String...) throws -> [String] {
            try Configuration.read(arguments: arguments).get().exempt.map(\.description)
        }
        let own = ["127.0.0.0/8", "::1/128"]
        #expect(try exempt() == own)
        #expect(try exempt("--loopback", "exempt") == own)
        #expect(try exempt("--loopback", "limited") == [])
        #expect(try exempt("--exempt", "10.0.0.0/8") == ["10.0.0.0/8"])
        #expect(try exempt("--exempt", "10.0.0.0/8", "--loopback", "exempt") == ["10.0.0.0/8"] + own)
        #expect(try exempt("--exempt", "10.0.0.0/8", "--loopback", "limited") == ["10.0.0.0/8"])
        guard case .failure(let faults) = Configuration.read(arguments: ["--loopback", "maybe"]) else {
            Issue.record("it was not refused")
            return
        }
        #expect(faults.description == "command line: loopback \"maybe\": not exempt or limited")
    }
}
