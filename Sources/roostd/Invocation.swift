internal import Options
internal import Sockets

/// The action that the arguments ask for, before a server exists.
enum Invocation: Equatable {
    /// Print the hash of a password from standard input.
    case hash
    /// Make or show certificates, as these arguments say.
    case certificates([String])
    /// Serve with this configuration.
    case serve(Configuration)
    /// Print this text on standard output and end with exit code 0.
    case say(String)
    /// Print this text on standard error and end with the given exit code.
    case fail(String, exitCode: Int32)

    /// Reads the arguments without the program's name. Help and version win over other faults, as long as every option
    /// is known.
    init(_ arguments: [String]) {
        if arguments == ["hash"] {
            self = .hash
            return
        }
        if arguments.first == "cert" {
            self = .certificates(Array(arguments.dropFirst()))
            return
        }
        let line: OptionTable.Arguments
        do throws(OptionFaults) {
            line = try ServerOption.table.read(arguments)
        } catch {
            self = .failing(error)
            return
        }
        func isGiven(_ setting: ServerOption) -> Bool { line.options.contains { $0.name == setting.rawValue } }
        if isGiven(.help) {
            self = .say(Help.text)
        } else if isGiven(.version) {
            self = .say(Version.text + "\n")
        } else {
            switch Configuration.read(line) {
            case .failure(let faults): self = .failing(faults)
            case .success(let configuration):
                self = isGiven(.check) ? .checking(configuration) : .serve(configuration)
            }
        }
    }

    /// Checks whether this machine can serve a valid configuration.
    private static func checking(_ configuration: Configuration) -> Invocation {
        let complaints = configuration.listeners.compactMap { uri -> String? in
            do throws(SystemError) {
                try ListeningSocket.check(uri)
                return nil
            } catch {
                return "roostd: can't listen on \(uri): \(error)\n"
            }
        }
        return complaints.isEmpty ? .say(configuration.summary) : .fail(complaints.joined(), exitCode: 1)
    }

    /// Returns the failure: exit code 2 (bad usage) if the command line has a fault, or 1 if only files have faults.
    private static func failing(_ faults: OptionFaults) -> Invocation {
        let isBadUsage = faults.faults.contains { $0.origin == .commandLine }
        let sentences = faults.faults.map { "roostd: \($0)\n" }.joined()
        let hint = isBadUsage ? "Try 'roostd --help'.\n" : ""
        return .fail(sentences + hint, exitCode: isBadUsage ? 2 : 1)
    }
}
