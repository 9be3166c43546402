internal import Chat
internal import Dialects

/// Plays transcripts in the simulated server, without threads, sockets and clocks.
public final class SimulatedWorld: World {
    private let server = SimulatedServer()
    private var people: [String: SimulatedPerson] = [:]
    private var arrivals: UInt64 = 0

    /// Creates a world with the settings of a transcript.
    ///
    /// - Throws: `UnplayableSetting` for an unknown option, or the error of a limit that is not valid.
    public init(_ settings: [Setting]) throws {
        for setting in settings {
            switch setting.option {
            case "limit": try server.facts.limits.set(setting.value)
            case "name": (server.facts.name, server.facts.network) = (setting.value, setting.value)
            case "password": server.password = Array(setting.value.utf8)
            case "description": server.facts.description = setting.value
            case "network": server.facts.network = setting.value
            case "operator":
                let words = setting.value.split(separator: " ").map(String.init)
                server.operators[words.first ?? ""] = words.last
            case "webirc":
                let words = setting.value.split(separator: " ").map(String.init)
                server.gateways[words.first ?? ""] = words.last
            case "lobby": server.facts.lobby = RoomName(setting.value) ?? server.facts.lobby
            case "sessions": server.attachesSessionsByName = setting.value == "by-name"
            case "motd": server.facts.messageOfTheDay += [MessageText(setting.value)].compactMap(\.self)
            default: throw UnplayableSetting(setting: setting)
            }
        }
    }

    /// Ends every session. Until the users leave, rooms and members, the server and its users, and users and sessions
    /// retain each other.
    deinit {
        for person in people.values { person.hangUp() }
    }

    public func arrive(_ who: String, speaking dialect: String) throws {
        guard let name = DialectName(rawValue: dialect) else { throw UnknownDialect(name: dialect) }
        arrivals += 1
        let person = SimulatedPerson(number: arrivals, speaking: name, in: server)
        people[who] = person
        if let refusal = server.admission.admit(nil, limits: server.facts.limits, at: 0) {
            person.turnAway(refusal)
        } else {
            server.visitors += 1
        }
    }

    public func send(_ bytes: [UInt8], from who: String) throws { people[who]?.send(bytes) }

    public func nextLine(for who: String) throws -> [UInt8]? {
        if let line = people[who]?.nextLine() { return line }
        if people[who]?.isClosed == true { return nil }
        throw NoLineReceived()
    }

    public func leftovers(of who: String) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        while let line = people[who]?.nextLine() { lines.append(line) }
        return lines
    }

    /// Returns the cost of a client's requests so far, in thousandths of a message. The limits must be
    /// `messages-per-second=1` and `message-burst=1`. No time passes in this world.
    public func price(of who: String) -> Int { Int((people[who]?.heldUntil ?? 0) / 1_000_000) }

    /// Lets time pass for the server: what it shows of times, such as a user's idle time, grows.
    func pass(seconds: Int64) { server.pass(seconds: seconds) }

    public func hangUp(_ who: String) throws { people[who]?.hangUp() }
}

/// The error for a transcript that sets an option which the world can't set.
struct UnplayableSetting: Error {
    let setting: Setting
}

/// The error for a transcript that uses a dialect which is not in this build.
struct UnknownDialect: Error {
    let name: String
}
