internal import Seeds
internal import Sockets
internal import Threads

/// A transport layer that changes no bytes, but buffers, fragments and delays them, as TLS may.
///
/// The layer reads ahead of its caller and returns a few bytes at a time. It accepts more bytes than it passes to the
/// socket, and often passes none before `flush`.
final class FragmentingLayer: TransportLayer {
    private struct State {
        var random: SplitMix64
        var input: [UInt8] = []
        /// The end or the failure of the input, which `receive` returns after the bytes before it.
        var ending: Transport.ReceiveResult?
        var output: [UInt8] = []

        mutating func fragment(of bytes: [UInt8], atMost most: Int = .max) -> Int {
            min(bytes.count, most, random.pick([1, 2, 3, 17, 256, 1_400]))
        }
    }

    /// The maximum number of bytes that wait for the socket.
    private static let outputBound = 2_048

    private let state: Locked<State>

    init(seed: UInt64) { state = Locked(State(random: SplitMix64(seed: seed))) }

    var hasBufferedInput: Bool { state.withLock { !$0.input.isEmpty } }

    var pendingOutput: Int { state.withLock { $0.output.count } }

    func receive(into buffer: UnsafeMutableRawBufferPointer, from socket: Socket) -> Transport.ReceiveResult {
        state.withLock { state in
            if state.input.isEmpty && state.ending == nil {
                var ahead = [UInt8](repeating: 0, count: 4_096)
                switch ahead.withUnsafeMutableBytes({ socket.receive(into: $0) }) {
                case .bytes(let count): state.input = Array(ahead[..<count])
                case .nothing: return .nothing
                case .end: state.ending = .end
                case .broken(let code): state.ending = .broken(code)
                }
            }
            let count = state.fragment(of: state.input, atMost: buffer.count)
            if count == 0 { return state.ending ?? .nothing }
            buffer.copyBytes(from: state.input[..<count])
            state.input.removeFirst(count)
            return .bytes(count)
        }
    }

    func send(_ bytes: UnsafeRawBufferPointer, to socket: Socket) -> Transport.SendResult {
        state.withLock { state in
            let count = min(bytes.count, FragmentingLayer.outputBound - state.output.count)
            state.output += bytes[..<count]
            if state.random.oneIn(2) { return .bytes(count) }
            if let code = give(socket, state.fragment(of: state.output), &state) { return .broken(code) }
            return .bytes(count)
        }
    }

    func flush(to socket: Socket) -> Int32? {
        state.withLock { state in give(socket, state.fragment(of: state.output), &state) }
    }

    func finish(to socket: Socket) {
        state.withLock { state in _ = give(socket, state.output.count, &state) }
    }

    private func give(_ socket: Socket, _ count: Int, _ state: inout State) -> Int32? {
        switch state.output[..<count].withUnsafeBytes({ socket.send($0) }) {
        case .bytes(let sent):
            state.output.removeFirst(sent)
            return nil
        case .broken(let code): return code
        }
    }
}
