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
        let conversation =
            arguments.server.dialect == "echo"
            ? Conversation(over: connection, EchoManners())
            : Conversation(
                over: connection,
                PlainManners(
                    name: arguments.name, password: password, rooms: arguments.rooms,
                    isWatched: StandardInput.isTerminal))
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
