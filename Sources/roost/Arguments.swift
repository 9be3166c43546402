internal import CSystem
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
    var server = ServiceURI(dialect: "plain", place: .tcp(host: "127.0.0.1", port: 4000))

    /// What to do about a command line.
    enum Reading {
        case talk(Arguments)
        case help
        case version
        /// It makes no sense, for this reason.
        case unusable(String)
    }

    static let usage = """
        usage: roost [--name NAME] [--room ROOM]... [--password-file FILE] [--plain] [URI]

        Talks to a chat server, line by line: what is typed is sent, what others say is shown.

          --name NAME           logs in with that name at once
          --room ROOM           joins that room after logging in; may be given again
          --password-file FILE  logs in with the password on the first line of the file
          --plain               shows lines as they come, also where a screen could be drawn
          --help                shows this
          --version             shows which version this is

        URI is the server: plain://HOST[:PORT], plain+unix:///PATH, or echo://HOST[:PORT] to try a network with.
        It is plain://127.0.0.1:4000 where none is given; 4000 is the usual port of plain, 4007 that of echo.

        """

    private static let options: [(name: StaticString, takesValue: Bool)] = [
        ("name", true), ("room", true), ("password-file", true), ("plain", false), ("help", false), ("version", false),
    ]

    /// Reads the arguments of this process.
    static func read() -> Reading {
        let table = options.map { option in
            roost_option(
                name: UnsafeRawPointer(option.name.utf8Start).assumingMemoryBound(to: CChar.self),
                takes_value: option.takesValue ? 1 : 0)
        }
        var arguments = Arguments()
        while true {
            let found = roost_next_option(
                CommandLine.argc, CommandLine.unsafeArgv, table, Int32(truncatingIfNeeded: table.count))
            let value = roost_option_value().map { String(cString: $0) } ?? ""
            switch found {
            case 0: arguments.name = value
            case 1: arguments.rooms.append(value)
            case 2: arguments.passwordFile = value
            case 3: break  // there is no other way to talk yet
            case 4: return .help
            case 5: return .version
            case -1: return arguments.checked(with: positional())
            default: return .unusable("\(argument(before: roost_option_index())) is no option, or lacks its value")
            }
        }
    }

    private static func positional() -> [String] {
        (roost_option_index()..<max(roost_option_index(), CommandLine.argc)).map { argument(before: $0 + 1) }
    }

    private static func argument(before index: Int32) -> String {
        guard index > 0, index <= CommandLine.argc, let text = CommandLine.unsafeArgv[Int(index) - 1] else { return "" }
        return String(cString: text)
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
        switch checked.server.dialect {
        case "plain":
            if name == nil && !(rooms.isEmpty && passwordFile == nil) {
                return .unusable("--room and --password-file need --name")
            }
            checked.server = checked.server.withPort(4000)
        case "echo":
            if name != nil || !rooms.isEmpty || passwordFile != nil { return .unusable("echo knows no names") }
            checked.server = checked.server.withPort(4007)
        default: return .unusable("\(checked.server.dialect) is not spoken here; plain and echo are")
        }
        return .talk(checked)
    }
}
