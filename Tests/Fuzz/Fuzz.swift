internal import Dialects
internal import Glibc

/// A parser, or a whole session in one protocol, that the fuzzer feeds with inputs.
enum Target: String, CaseIterable {
    /// The telnet filter and the line framer.
    case lines
    /// The STOMP framer at the server (`frames`) and at a client (`answers`).
    case frames, answers
    /// The header of the PROXY protocol.
    case proxy
    /// The input of one client in each protocol, while other clients receive its messages.
    case plain, irc, stomp
    /// A config file, from its bytes to the configuration.
    case config
    /// The URI of a listener or of a server.
    case uri
    /// Patterns with `*` and `?`: ban masks (`Mask`), and the matcher that they use (`Glob`).
    case mask, glob
    /// Records in their binary form: an entry of a room's log, an event, and a snapshot of a room.
    case entry, event, room

    /// The target that the environment variable `FUZZ_TARGET` names; nil when it names none.
    static let chosen: Target? = getenv("FUZZ_TARGET").flatMap { Target(rawValue: String(cString: $0)) }

    /// Checks every property of the target on this input. Traps when a property is broken.
    func check(_ input: [UInt8]) {
        switch self {
        case .lines: checkLines(input)
        case .frames: checkFrames(input, atServer: true)
        case .answers: checkFrames(input, atServer: false)
        case .proxy: checkProxyHeader(input)
        case .plain: converse(input, in: .plain)
        case .irc: converse(input, in: .irc)
        case .stomp: converse(input, in: .stomp)
        case .config: checkConfig(input)
        case .uri: checkURI(input)
        case .mask: checkMask(input)
        case .glob: checkGlob(input)
        case .entry: checkEntry(input)
        case .event: checkEvent(input)
        case .room: checkRoom(input)
        }
    }
}

/// Traps with the name of the broken property. `precondition` would not print it in an optimised build.
func require(_ isTrue: Bool, _ property: String) {
    if !isTrue { fatalError(property) }
}

/// The entry point that libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target = Target.chosen else {
        preconditionFailure("FUZZ_TARGET is none of \(Target.allCases.map(\.rawValue))")
    }
    target.check(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
