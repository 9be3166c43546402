internal import Wire

/// Checks that the framer finds the same frames when the stream is cut in two, and that it parses what `encode` writes
/// as the same frames.
func checkFrames(_ bytes: [UInt8], atServer: Bool) {
    let whole = Framed([bytes], atServer: atServer)
    let middle = bytes.count / 3
    let cut = Framed([Array(bytes[..<middle]), Array(bytes[middle...])], atServer: atServer)
    require(whole.frames == cut.frames && whole.fault == cut.fault, "a cut has changed what was read")
    if whole.version != .v12 { return }
    let frames = whole.frames.filter { ![.connect, .stomp, .connected].contains($0.command) }
    var written: [UInt8] = []
    for frame in frames { frame.encode(.v12, into: &written) }
    // The second pass needs larger bounds: escapes make headers longer, and `encode` adds `content-length` to frames
    // that came without it.
    let again = Framed([written], atServer: atServer, mostHeaders: 17, mostHeaderBytes: 4_096)
    require(again.fault == nil && again.frames.map(Framed.plain) == frames.map(Framed.plain), "it reads otherwise")
}

private struct Framed {
    var frames: [StompFrame] = []
    var fault: StompFault?
    let version: StompVersion

    init(_ pieces: [[UInt8]], atServer: Bool, mostHeaders: Int = 16, mostHeaderBytes: Int = 512) {
        let bounds = StompBounds(headers: mostHeaders, headerBytes: mostHeaderBytes, bodyBytes: 256)
        var framer = StompFramer(atServer: atServer, bounds: bounds)
        var (frames, fault): ([StompFrame], StompFault?) = ([], nil)
        for piece in pieces {
            framer.feed(
                piece.span,
                frame: { frame in
                    require(frame.body.count <= 256 && frame.headers.count <= mostHeaders, "a frame is over the bounds")
                    frames.append(frame)
                },
                fault: { new in
                    require(fault == nil, "a stream has broken twice")
                    fault = new
                })
        }
        (self.frames, self.fault, version) = (frames, fault, framer.version)
    }

    /// Returns the frame without `content-length`, since `encode` writes its own.
    static func plain(_ frame: StompFrame) -> StompFrame {
        var headers = StompHeaders()
        for place in 0..<frame.headers.count where !frame.headers.name(place).elementsEqual("content-length".utf8) {
            headers.append(frame.headers.name(place), frame.headers.value(place))
        }
        return StompFrame(frame.command, headers, body: frame.body)
    }
}
