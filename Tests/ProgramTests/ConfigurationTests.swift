import Chat
import Options
import Server
import Sockets
import Testing

@testable import roostd

@Suite struct ConfigurationTests {
    let scratch: ScratchDirectory

    init() throws { scratch = try ScratchDirectory() }

    @Test func `Without options the server speaks the default dialects on loopback only`() throws {
        let configuration = try Configuration.read(arguments: []).get()
        #expect(configuration == Configuration())
        #expect(
            configuration.listeners.map(\.description) == [
                "plain://127.0.0.1:4000", "irc://127.0.0.1:6667", "stomp://127.0.0.1:61613",
            ])
        #expect(configuration.exempt == Network.loopback)
        #expect(configuration.serverName == "roost")
        #expect(configuration.lobby == RoomName("lobby"))
    }

    @Test func `One listener replaces all the default ones, and several may be given`() throws {
        let listeners = try read("--listen", "echo://[::1]", "--listen=plain+unix:///run/roost.sock").listeners
        #expect(listeners.map(\.description) == ["echo://[::1]:4007", "plain+unix:///run/roost.sock"])
    }

    @Test func `A new row in the table of dialects gets a default listener and can be selected`() throws {
        let dialects =
            ListenableDialect.all + [
                ListenableDialect(name: "smoke", usualPort: 451, usualEncryptedPort: 452, listensByDefault: true)
            ]
        let usual = try Configuration.read(arguments: [], dialects: dialects).get()
        #expect(
            usual.listeners.map(\.description) == [
                "plain://127.0.0.1:4000", "irc://127.0.0.1:6667", "stomp://127.0.0.1:61613", "smoke://127.0.0.1:451",
            ])
        let asked = try Configuration.read(arguments: ["--listen=smoke://h"], dialects: dialects).get()
        #expect(asked.listeners.map(\.description) == ["smoke://h:451"])
    }

    @Test func `A config file sets what the command line can set`() throws {
        let motd = try scratch.file("motd", "Welcome,\r\n\r\nbe kind. 🪺\r\n")
        let config = """
            listen plain://0.0.0.0:1
            listen echo://0.0.0.0:2
            name nest.example
            lobby Höhle
            motd \(motd)
            limit rooms=off
            limit slow-reader=disconnect
            exempt 10.0.0.0/8
            log json
            """
        let configuration = try read("--config", scratch.file("roost.conf", config))
        #expect(configuration.listeners.map(\.description) == ["plain://0.0.0.0:1", "echo://0.0.0.0:2"])
        #expect(configuration.serverName == "nest.example")
        #expect(configuration.lobby == RoomName("Höhle"))
        #expect(configuration.messageOfTheDay == ["Welcome,", "", "be kind. 🪺"].compactMap { MessageText($0) })
        #expect(configuration.limits[.rooms] == .max)
        #expect(configuration.limits.slowReaders == .disconnect)
        #expect(configuration.summary.contains("limit rooms=off\nlimit slow-reader=disconnect\n"))
        #expect(configuration.exempt.map(\.description) == ["10.0.0.0/8"])
        #expect(configuration.log == .json)
    }

    @Test func `The command line wins, limit by limit and list by list`() throws {
        let config = """
            listen plain://0.0.0.0:1
            listen plain://0.0.0.0:2
            name file
            lobby file
            motd /nowhere
            limit rooms=5
            limit topic=100
            exempt 10.0.0.0/8
            """
        let motd = try scratch.file("motd", "hello")
        let configuration = try read(
            "--config", scratch.file("roost.conf", config), "--listen", "plain://h:0", "--name", "line", "--motd",
            motd, "--limit", "topic=200", "--exempt", "192.0.2.1")
        #expect(configuration.listeners.map(\.description) == ["plain://h:0"])
        #expect(configuration.exempt.map(\.description) == ["192.0.2.1/32"])
        #expect(configuration.serverName == "line")
        #expect(configuration.lobby == RoomName("file"))
        #expect(configuration.messageOfTheDay == ["hello"].compactMap { MessageText($0) })
        #expect(configuration.limits[.rooms] == 5)
        #expect(configuration.limits[.topic] == 200)
    }

    @Test func `The summary of a check, used as a config file, sets the same values`() throws {
        let configuration = try read(
            "--listen=echo://[::1]:7?proxy=::1,10.0.0.0/8", "--listen=plain+unix:///run/x", "--name=a", "--lobby=B",
            "--limit=rooms=off",
            "--limit=topic=7", "--exempt=fd00::/8", "--log=json")
        #expect(try read("--config", scratch.file("roost.conf", configuration.summary)) == configuration)
        #expect(configuration.summary.hasPrefix("# ok\n"))
    }

    @Test func `Changes are divided into those that need a restart and those that don't`() throws {
        let motd = try scratch.file("motd", "new")
        let before = Configuration()
        let after = try read(
            "--listen=plain://h:1", "--name=n", "--lobby=LOBBY", "--exempt=::/0", "--log=json", "--motd", motd,
            "--limit=rooms=7", "--limit=topic=390")
        let changes = before.changes(to: after)
        #expect(changes.needingRestart == ["listen", "name", "lobby", "exempt", "log"])
        #expect(changes.applicable == ["motd", "limit rooms"])
        #expect(before.changes(to: before).isEmpty)
        let applied = before.applying(after)
        #expect(applied.changes(to: after).applicable.isEmpty)
        #expect(before.changes(to: applied) == .init(applicable: changes.applicable))
    }

    private func read(_ arguments: String...) throws -> Configuration {
        try Configuration.read(arguments: arguments).get()
    }
}
