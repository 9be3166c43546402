internal import CSystem
internal import Threads

/// The options of a program. This module defines the form of options, and knows none of them by name.
public struct OptionTable: Sendable {
    /// The options in the order of the help text.
    public let options: [Option]

    /// Creates a table of at most 63 options, as `read` has room for; names are unique.
    public init(_ options: [Option]) { self.options = options }

    /// The content of a program's arguments.
    public struct Arguments: Equatable, Sendable {
        /// The options in the order in which they were given.
        public var options: [GivenOption] = []
        /// The arguments that belong to no option.
        public var positional: [String] = []
    }

    /// Admits one thread at a time to getopt_long, which keeps its position in variables of the whole process.
    private static let turn = Locked(())

    /// Reads arguments without the program's name: `--name value`, `--name=value`, unambiguous abbreviations, and `--`
    /// before arguments that are not options.
    ///
    /// - Throws: `OptionFaults` with every fault of the arguments.
    public func read(_ arguments: [String]) throws(OptionFaults) -> Arguments {
        var (read, faults) = OptionTable.turn.withLock { _ in scan(arguments) }
        faults += repetitions(in: read.options)
        let untyped = read.options.filter { option(named: $0.name)?.mayBeTyped == false }
        faults += untyped.map { OptionFault(.onlyInFile($0.name), at: $0.origin) }
        if faults.isEmpty { return read }
        throw OptionFaults(faults)
    }

    /// Returns the option of that name.
    public func option(named name: String) -> Option? { options.first { $0.name == name } }

    /// Returns a fault for each repeated option that may not be repeated.
    func repetitions(in given: [GivenOption]) -> [OptionFault] {
        var seen: Set<String> = []
        return given.compactMap { given in
            if seen.insert(given.name).inserted || option(named: given.name)?.isRepeatable == true { return nil }
            return OptionFault(.repeatedOption(given.name), at: given.origin)
        }
    }

    private func scan(_ arguments: [String]) -> (Arguments, [OptionFault]) {
        let vector = ArgumentVector(["roost"] + arguments)  // getopt skips the program's name
        let names = ArgumentVector(options.map(\.name))
        let rows = options.indices.map {
            roost_option(name: names.pointer(at: $0), takes_value: options[$0].placeholder == nil ? 0 : 1)
        }
        var read = Arguments()
        var faults: [OptionFault] = []
        roost_option_restart()
        while true {
            let next = roost_next_option(vector.count, vector.start, rows, Int32(clamping: rows.count))
            if next == roost_option_end.rawValue { break }
            if options.indices.contains(Int(next)) {
                let value = roost_option_value().map { String(cString: $0) } ?? ""
                read.options.append(GivenOption(options[Int(next)].name, value, from: .commandLine))
            } else {
                faults.append(OptionFault(problem(of: next, in: vector), at: .commandLine))
            }
        }
        read.positional = vector.strings(from: Int(roost_option_index()))
        return (read, faults)
    }

    private func problem(of result: Int32, in vector: borrowing ArgumentVector) -> OptionFault.Problem {
        let fault = Int(roost_option_at_fault())
        if options.indices.contains(fault) {
            if result == roost_option_lacks_value.rawValue { return .missingValue(of: options[fault]) }
            if result == roost_option_takes_none.rawValue { return .unexpectedValue(of: options[fault].name) }
        }
        if let letter = UInt8(exactly: fault), letter != 0 {
            return .unknownOption("-\(Unicode.Scalar(letter))")
        }
        let argument = vector.strings(from: Int(roost_option_index()) - 1).first ?? ""
        let name = argument.drop { $0 == "-" }.prefix { $0 != "=" }
        if let secret = secret(beginning: name) { return .onlyInFile(secret.name) }
        let candidates = options.map(\.name).filter { $0.hasPrefix(name) }
        return candidates.isEmpty ? .unknownOption(String(name)) : .ambiguousOption(String(name), among: candidates)
    }
}
