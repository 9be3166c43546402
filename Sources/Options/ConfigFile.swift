/// The options of a config file: one a line without dashes, and the rest of the line as its value, unquoted.
///
/// Blanks around name and value are ignored, as are empty lines and lines that begin with `#`.
public struct ConfigFile: Sendable {
    /// The maximum size of a file in bytes.
    public static let mostBytes = 1 << 20
    /// The maximum size of a line in bytes.
    public static let mostLineBytes = 4_096

    /// The options in the order of their lines.
    public private(set) var options: [GivenOption] = []
    /// The faults of the other lines, or of the file as a whole.
    public private(set) var faults: [OptionFault] = []

    /// Reads the file at `path`, with the option names of the table.
    public init(reading path: String, by table: OptionTable) {
        do throws(OptionFault) {
            self.init(try TextFile(reading: path, atMost: ConfigFile.mostBytes), by: table)
        } catch {
            self.init(failing: error)
        }
    }

    /// Reads the lines of a file, with the option names of the table.
    public init(_ file: TextFile, by table: OptionTable) {
        for line in file.lines {
            let origin = file.origin(of: line)
            do throws(OptionFault) {
                if let option = try ConfigFile.option(in: line.bytes, at: origin, by: table) { options.append(option) }
            } catch {
                faults.append(error)
            }
        }
        faults += table.repetitions(in: options)
    }

    private init(failing fault: OptionFault) { faults = [fault] }

    private static func option(
        in bytes: ArraySlice<UInt8>, at origin: Origin, by table: OptionTable
    ) throws(OptionFault) -> GivenOption? {
        if bytes.count > mostLineBytes { throw OptionFault(.lineTooLong(most: mostLineBytes), at: origin) }
        let line = bytes.trimmed
        let isClean = line.allSatisfy { ($0 >= UInt8(ascii: " ") && $0 != 0x7F) || $0.isBlank }
        guard isClean, let text = String(validating: line, as: UTF8.self) else {
            throw OptionFault(.notText, at: origin)
        }
        if text.isEmpty || line.first == UInt8(ascii: "#") { return nil }
        let nameBytes = line.prefix { !$0.isBlank }
        let name = String(decoding: nameBytes, as: UTF8.self)
        let value = String(decoding: line.dropFirst(nameBytes.count).trimmed, as: UTF8.self)
        guard let option = table.option(named: name) else {
            throw OptionFault(.unknownOptionInFile(similar: table.similar(to: name)), at: origin)
        }
        if !option.mayStandInFile { throw OptionFault(.onlyOnCommandLine(option.name), at: origin) }
        if option.placeholder != nil && value.isEmpty { throw OptionFault(.missingValue(of: option), at: origin) }
        if option.placeholder == nil && !value.isEmpty {
            throw OptionFault(.unexpectedValue(of: option.name), at: origin)
        }
        return GivenOption(option.name, value, from: origin)
    }
}

extension UInt8 {
    fileprivate var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}

extension ArraySlice<UInt8> {
    fileprivate var trimmed: ArraySlice<UInt8> {
        let start = drop(while: \.isBlank)
        guard let last = start.lastIndex(where: { !$0.isBlank }) else { return [] }
        return start[...last]
    }
}
