internal import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
switch Invocation(arguments) {
case .say(let text):
    print(text, terminator: "")
case .fail(let text, let exitCode):
    StandardError.write(text)
    exit(exitCode)
case .hash:
    guard let line = readLine(strippingNewline: true), !line.isEmpty, let hash = PasswordHash(of: Array(line.utf8))
    else {
        StandardError.write("roostd: no password on standard input\n")
        exit(1)
    }
    print(hash)
case .serve(let configuration):
    var service = Service(configuration, arguments: arguments)
    exit(service.run())
}
