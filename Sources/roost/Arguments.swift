internal import Dialects
internal import Options
internal import Sockets

/// What the command line asks for.
struct Arguments: Sendable {
    /// The name to log in with at once.
    var name: String?
    /// Rooms to join after the lobby.
    var rooms: [String] = []
    /// The file whose first line is the password.
    var passwordFile: String?
    /// The server, with its port.
    var server = ServiceURI(
        dialect: DialectName.plain.rawValue, place: .tcp(host: "127.0.0.1", port: DialectName.plain.usualPort))

    /// What to do about a command line.
    enum Reading {
        case talk(Arguments)
        case help
        case version
        /// It makes no sense, for this reason.
        case unusable(String)
    }

    private static let table = OptionTable([
        Option("name", "NAME", help: "logs in with that name at once"),
        Option("room", "ROOM", isRepeatable: true, help: "joins that room after logging in"),
        Option("password-file", "FILE", help: "logs in with the password on the first line of the file"),
        Option("plain", nil, help: "shows lines as they come, also where a screen could be drawn"),
        Option("help", nil, help: "shows this text and ends"),
        Option("version", nil, help: "shows the version and ends"),
    ])

    /// The text of `--help`.
    static let usage = """
        \(table.usage(of: "roost", followedBy: "[URI]"))
        \(HelpText.paragraph("Talks to a chat server, line by line: what is typed is sent, what others say is shown."))
        Options:
        \(table.help)
        \(HelpText.paragraph(place))
        Exit code: 0 done, 1 could not run, was refused, or lost the server, 2 bad usage.

        """

    private static let ports = [DialectName.plain, .echo].map { "\($0.rawValue) \($0.usualPort)" }.joined(
        separator: ", ")

    private static let place = """
        URI is the server: plain://HOST[:PORT], plain+unix:///PATH, or echo://HOST[:PORT] to try a network with. It is \
        \(Arguments().server) where none is given. Usual ports: \(ports).
        """

    /// Reads arguments, without the program's name.
    static func read(_ words: [String]) -> Reading {
        let line: OptionTable.Arguments
        do throws(OptionFaults) {
            line = try table.read(words)
        } catch {
            return .unusable(error.faults.map(\.problem.description).joined(separator: "; "))
        }
        var arguments = Arguments()
        for option in line.options {
            switch option.name {
            case "name": arguments.name = option.value
            case "room": arguments.rooms.append(option.value)
            case "password-file": arguments.passwordFile = option.value
            case "help": return .help
            case "version": return .version
            default: break  // there is no other way to talk than --plain yet
            }
        }
        return arguments.checked(with: line.positional)
    }

    /// Checks what can be known before a server is asked. A name with a space would be a name and a password.
    private func checked(with positional: [String]) -> Reading {
        for word in rooms + [name].compactMap(\.self) where word.isEmpty || word.utf8.contains(where: { $0 <= 0x20 }) {
            return .unusable("a name is a word, without a space in it")
        }
        if positional.count > 1 { return .unusable("one server at a time, not \(positional.count)") }
        var checked = self
        if let text = positional.first {
            guard let uri = ServiceURI(text) else { return .unusable("\(text) is no URI of a server") }
            checked.server = uri
        }
        if checked.server.isEncrypted { return .unusable("TLS is not spoken here") }
        guard let dialect = DialectName(rawValue: checked.server.dialect) else {
            return .unusable("\(checked.server.dialect) is not spoken here; plain and echo are")
        }
        checked.server = checked.server.withPort(dialect.usualPort)
        let needsName = !rooms.isEmpty || passwordFile != nil
        switch dialect {
        case .plain: if name == nil && needsName { return .unusable("--room and --password-file need --name") }
        case .stomp: return .unusable("stomp is for programs; plain and echo are spoken here")
        case .irc: return .unusable("irc is for IRC clients, such as irssi; plain and echo are spoken here")
        case .echo: if name != nil || needsName { return .unusable("echo knows no names") }
        }
        return .talk(checked)
    }
}
