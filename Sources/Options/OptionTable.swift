internal import CSystem
internal import Threads

/// The options that a program knows. This module knows what options look like, and none of them by name.
public struct OptionTable: Sendable {
    /// In the order in which the help text shows them.
    public let options: [Option]

    /// At most 63 options, as the call below has room for; names are unique.
    public init(_ options: [Option]) { self.options = options }

    /// What a program's arguments say.
    public struct Arguments: Equatable, Sendable {
        /// The options in the order in which they were given.
        public var options: [GivenOption] = []
        /// What belongs to no option.
        public var positional: [String] = []
    }

    /// getopt_long keeps its place in variables of the whole process, so that only one thread may be in it.
    private static let turn = Locked(())

    /// Reads arguments, without the program's name: `--name value`, `--name=value`, names cut short as long as they
    /// are clear, and `--` before what is no option.
    public func read(_ arguments: [String]) throws(OptionFaults) -> Arguments {
        var (read, faults) = OptionTable.turn.withLock { _ in scan(arguments) }
        faults += repetitions(in: read.options)
        let untyped = read.options.filter { option(named: $0.name)?.mayBeTyped == false }
        faults += untyped.map { OptionFault(.onlyInFile($0.name), at: $0.origin) }
        if faults.isEmpty { return read }
        throw OptionFaults(faults)
    }

    /// The option of that name.
    public func option(named name: String) -> Option? { options.first { $0.name == name } }

    /// A fault for each option that is there again and may not be.
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
