internal import Client
internal import Glibc
internal import Options
internal import Sockets
internal import Threads

StandardDescriptors.reserve()
switch ClientArguments.read(Array(CommandLine.arguments.dropFirst()), usualConfig: ConfigLocation.existing()) {
case .window(let arguments):
    let outcome = ClientMode.window(arguments)
    if case .failed(let reason) = outcome { StandardOutput.complain(reason) }
    exit(outcome.status)
case .help: exit(StandardOutput.printText(ClientArguments.usage))
case .version: exit(StandardOutput.printText(Version.text + "\n"))
case .misconfigured(let reason):
    StandardOutput.complain(reason)
    exit(1)
case .unusable(let reason):
    StandardOutput.complain(reason)
    StandardOutput.complain("see roost --help")
    exit(2)
}
