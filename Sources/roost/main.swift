internal import Client
internal import Glibc
internal import Options
internal import Sockets
internal import Threads

/// Has the conversation that the arguments ask for.
func talk(_ arguments: Arguments) -> Outcome {
    do {
        let password = try arguments.passwordFile.map { try PasswordFile.firstLine(of: $0) }
        // Slow mode and flood control may read a long file as slowly as they like; a person would rather know.
        let patience = StandardInput.isTerminal ? ClientConnection.usualPatienceSeconds : 3600
        let connection = try ClientConnection(to: arguments.server, patienceSeconds: patience)
        let conversation = conversation(over: connection, arguments, password)
        try EndSignals.watch(signOff: { conversation.signOff() }, hangUp: { conversation.hangUp() })
        return conversation.run()
    } catch let error as PasswordFile.Unusable {
        return .failed(error.reason)
    } catch let error as ConnectionError {
        return .failed("\(arguments.server) can't be reached: \(error)")
    } catch {
        return .failed("\(error)")
    }
}

/// The conversation that fits the dialect.
func conversation(over connection: ClientConnection, _ arguments: Arguments, _ password: [UInt8]?) -> Conversation {
    if arguments.server.dialect == "echo" { return Conversation(over: connection, EchoManners()) }
    let isWatched = StandardInput.isTerminal
    if isWatched && arguments.name == nil { StandardOutput.hint("type /login NAME to come in") }
    let arrival = Arrival(name: arguments.name, password: password, rooms: arguments.rooms)
    return Conversation(over: connection, PlainManners(arrival, isWatched: isWatched))
}

switch Arguments.read(Array(CommandLine.arguments.dropFirst())) {
case .talk(let arguments):
    let outcome = talk(arguments)
    if case .failed(let reason) = outcome { StandardOutput.complain(reason) }
    exit(outcome.status)
case .help: exit(StandardOutput.tell(Arguments.usage))
case .version: exit(StandardOutput.tell(Version.text + "\n"))
case .unusable(let reason):
    StandardOutput.complain(reason)
    StandardOutput.complain("see roost --help")
    exit(2)
}
