internal import Glibc

let arguments = Array(CommandLine.arguments.dropFirst())
switch Invocation(arguments) {
case .say(let text):
    print(text, terminator: "")
case .fail(let text, let exitCode):
    StandardError.write(text)
    exit(exitCode)
case .serve(let configuration):
    var service = Service(configuration, arguments: arguments)
    exit(service.run())
}
