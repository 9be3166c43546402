/// Ways to cut a stream into pieces. A parser must give the same result for each of them.
enum Chop {
    /// Returns the stream in one piece, byte by byte, cut in two at every place, and cut at random places by sixteen
    /// seeds, where some pieces are empty.
    static func all(_ stream: [UInt8]) -> [[[UInt8]]] {
        var chops = [[stream], stream.map { [$0] }]
        for cut in 0...stream.count { chops.append([Array(stream[..<cut]), Array(stream[cut...])]) }
        for seed in 1...16 { chops.append(random(stream, seed: UInt64(seed))) }
        return chops
    }

    private static func random(_ stream: [UInt8], seed: UInt64) -> [[UInt8]] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15
        var pieces: [[UInt8]] = []
        var rest = stream[...]
        while !rest.isEmpty {
            // An xorshift generator (Marsaglia, 2003), the same on every run.
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            let piece = rest.prefix(Int(state >> 33 % 7))
            pieces.append(Array(piece))
            rest = rest.dropFirst(piece.count)
        }
        return pieces
    }
}
