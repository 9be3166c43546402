internal import Options
internal import Sockets

/// The settings of the program, from the command line first and then from the config file.
struct ClientArguments: Sendable {
    /// The user name to log in with.
    var name: String?
    /// The rooms to join.
    var rooms: [String] = []
    /// The file whose first line is the password.
    var passwordFile: String?
    /// The server with its port.
    var server = ClientDialect.stomp.usualPlace
    /// The dialect to speak.
    var dialect = ClientDialect.stomp
    /// Whether the user asked for lines where a screen is possible.
    var isPlain = false
    /// Whether the whole input is one message.
    var isSending = false
    /// How many seconds a sent message keeps asking for a name that is in use.
    var nameSeconds: UInt64 = 30
    /// Whether a mention of the user rings the bell.
    var hasBell = true
    /// Whether the mouse wheel scrolls. The terminal must report mouse events for that.
    var hearsMouse = true

    /// The result of parsing a command line.
    enum Reading {
        case window(ClientArguments)
        case help
        case version
        /// The command line is invalid, for this reason.
        case unusable(String)
        /// The config file is invalid, for these reasons.
        case misconfigured(String)
    }

    static let table = OptionTable([
        Option("name", "NAME", help: "the name to log in with; over STOMP your login name by default"),
        Option(
            "room", "ROOM", isRepeatable: true,
            help: "a room to join; the last one given is shown first; over STOMP lobby by default"),
        Option("server", "URI", help: "the server; the same as the argument URI"),
        Option("password-file", "FILE", help: "log in with the password on the first line of the file"),
        Option("send", nil, mayStandInFile: false, help: "send the whole input as one message, and exit"),
        Option("wait", "SECONDS", help: "how long --send retries while the name is in use; 30 by default"),
        Option("plain", nil, help: "show lines as they arrive instead of a full screen"),
        Option("no-bell", nil, help: "do not ring the bell when a message mentions you"),
        Option(
            "no-mouse", nil,
            help: "leave the mouse to the terminal: the wheel does not scroll, and selecting text needs no Shift"),
        Option(
            "config", "FILE", mayStandInFile: false,
            help: "read options from a file, one per line without the dashes; the command line wins"),
        Option("help", nil, mayStandInFile: false, help: "show this text and exit"),
        Option("version", nil, mayStandInFile: false, help: "show the version and exit"),
    ])

    /// Reads arguments without the program's name.
    ///
    /// - Parameter usualConfig: the file to read when the arguments name none, if it exists.
    static func read(_ words: [String], usualConfig: String? = nil) -> Reading {
        let line: OptionTable.Arguments
        do throws(OptionFaults) {
            line = try table.read(words)
        } catch {
            return .unusable(error.faults.map(\.problem.description).joined(separator: "; "))
        }
        for option in line.options {
            if option.name == "help" { return .help }
            if option.name == "version" { return .version }
        }
        var arguments = ClientArguments()
        let named = line.options.last { $0.name == "config" }?.value
        if let path = named ?? usualConfig {
            let file = ConfigFile(reading: path, by: table)
            if !file.faults.isEmpty {
                return .misconfigured(file.faults.map(\.description).joined(separator: "; "))
            }
            if let problem = arguments.take(file.options) { return .misconfigured("\(path): \(problem)") }
        }
        if line.options.contains(where: { $0.name == "room" }) { arguments.rooms = [] }
        let problem =
            arguments.take(line.options) ?? arguments.takeServer(from: line.positional) ?? arguments.problem
        return problem.map { .unusable($0) } ?? .window(arguments)
    }

    /// Applies options; returns what is wrong with them.
    private mutating func take(_ options: [GivenOption]) -> String? {
        for option in options {
            switch option.name {
            case "name": name = option.value
            // Users of IRC write `#` before a room; no room's name begins with it.
            case "room": rooms.append(option.value.first == "#" ? String(option.value.dropFirst()) : option.value)
            case "server": if let problem = takeServer(from: [option.value]) { return problem }
            case "password-file": passwordFile = option.value
            case "send": isSending = true
            case "wait":
                guard let seconds = UInt64(option.value), seconds <= 86_400 else {
                    return "\(option.value) is no number of seconds up to 86400"
                }
                nameSeconds = seconds
            case "plain": isPlain = true
            case "no-bell": hasBell = false
            case "no-mouse": hearsMouse = false
            default: break  // --config, --help and --version have been seen to
            }
        }
        // The plain dialect would read a name with a space as a name and a password.
        for word in rooms + [name].compactMap(\.self)
        where word.isEmpty || word.utf8.contains(where: { $0 <= UInt8(ascii: " ") }) {
            return "a name is a word, without a space in it"
        }
        return nil
    }

    /// Takes the server from the arguments, if they name one; returns what is wrong with it.
    private mutating func takeServer(from positional: [String]) -> String? {
        if positional.count > 1 { return "one server at a time, not \(positional.count)" }
        guard let text = positional.first else { return nil }
        // A host without a scheme is a STOMP server.
        guard let uri = EndpointURI(text.contains("://") ? text : "stomp://\(text)") else {
            return "\(text) is no URI of a server"
        }
        if uri.isEncrypted { return "TLS is not spoken here" }
        if uri.dialect == "irc" {
            return "irc is for IRC clients, such as irssi; \(ClientDialect.list) are spoken here"
        }
        guard let spoken = ClientDialect(rawValue: uri.dialect) else {
            return "\(uri.dialect) is not spoken here; \(ClientDialect.list) are"
        }
        dialect = spoken
        server = uri.withPort(spoken.usualPort)
        return nil
    }

    /// What is wrong with the settings together, as far as the program can tell before it asks a server.
    private var problem: String? {
        let needsName = !rooms.isEmpty || passwordFile != nil
        switch dialect {
        case .stomp: return nil
        case .plain where isSending: return "--send needs a server that speaks stomp, which says what has arrived"
        case .plain: return name == nil && needsName ? "--room and --password-file need --name" : nil
        case .echo: return name != nil || needsName || isSending ? "echo knows no names" : nil
        }
    }
}
