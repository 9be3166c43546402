extension Person {
    /// Returns the lines that arrive until the server has processed all earlier requests of this plain client.
    func fence() throws -> [String] {
        fences += 1
        let thing = "\"no-such-thing-\(fences)\""
        try say("/help no-such-thing-\(fences)")
        var lines: [String] = []
        while true {
            let line = try next()
            if line.hasPrefix("!! no-such-command: ") && line.contains(thing) { return lines }
            lines.append(line)
        }
    }

    /// Returns whether the server answers a request of this plain client rather than refuses the connection.
    func isLetIn() throws -> Bool {
        try? say("/help no-such-thing-0")
        return try next().hasPrefix("!! no-such-command: ")
    }
}
