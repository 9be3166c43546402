internal import Dialects
internal import Glibc

/// A parser, or a protocol with its conversation, that the fuzzer feeds.
enum Target: String, CaseIterable {
    /// The telnet filter and the line framer.
    case lines
    /// The STOMP framer at the server, and at a client.
    case frames, answers
    /// What one client sends in each protocol; others hear it.
    case plain, irc, stomp
    /// A config file, from its bytes to the configuration.
    case config
    /// The URI of a listener or of a server.
    case uri
    /// Patterns of people: `Mask`, and the matcher below it.
    case mask, glob
    /// Records in their binary form: an entry of a room's log, an event, and a snapshot of a room.
    case entry, event, room

    /// The target that the environment variable `FUZZ_TARGET` names.
    static let chosen: Target? = getenv("FUZZ_TARGET").flatMap { Target(rawValue: String(cString: $0)) }

    /// Checks every property of the target on this input. A broken property traps.
    func check(_ input: [UInt8]) {
        switch self {
        case .lines: checkLines(input)
        case .frames: checkFrames(input, atServer: true)
        case .answers: checkFrames(input, atServer: false)
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

/// Traps with the name of the property that is broken. `precondition` names nothing in an optimised build.
func require(_ isTrue: Bool, _ property: String) {
    if !isTrue { fatalError(property) }
}

/// libFuzzer calls this function for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let target = Target.chosen else {
        preconditionFailure("FUZZ_TARGET is none of \(Target.allCases.map(\.rawValue))")
    }
    target.check(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
