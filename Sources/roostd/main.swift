internal import Glibc
internal import Options

StandardDescriptors.reserve()
let arguments = Array(CommandLine.arguments.dropFirst())
switch Invocation(arguments) {
case .say(let text):
    print(text, terminator: "")
case .fail(let text, let exitCode):
    StandardError.write(text)
    exit(exitCode)
case .hash:
    do throws(PasswordInput.ReadError) {
        guard let hash = PasswordHash(of: try PasswordInput.read()) else {
            throw PasswordInput.ReadError(reason: "the C library can't make a hash of it")
        }
        print(hash)
    } catch {
        StandardError.write("roostd: \(error.reason)\n")
        exit(1)
    }
case .certificates(let words):
    do throws(CertificateCommand.Failure) {
        print(try CertificateCommand.run(words), terminator: "")
    } catch {
        StandardError.write("roostd: \(error.sentence)\n")
        exit(error.exitCode)
    }
case .serve(let configuration):
    if getenv("SWIFT_DETERMINISTIC_HASHING") != nil {
        StandardError.write(
            "roostd: SWIFT_DETERMINISTIC_HASHING is set: hashes could be foreseen, so that strangers could make tables slow "
                + "and find out addresses; start it without\n")
        exit(1)
    }
    var service = Service(configuration, arguments: arguments)
    exit(service.run())
}
