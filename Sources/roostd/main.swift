internal import Glibc

switch Invocation(Array(CommandLine.arguments.dropFirst())) {
case .say(let text):
    print(text, terminator: "")
case .fail(let text, let exitCode):
    StandardError.write(text)
    exit(exitCode)
case .serve:
    StandardError.write("roostd: this build has no server yet\n")
    exit(1)
}
