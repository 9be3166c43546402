internal import Bench
internal import Glibc

/// Reads what the kernel reports about a process.
enum ProcessFiles {
    /// Returns the current reading of a process; nil when the process does not exist.
    static func read(_ process: pid_t) -> ProcessReading? {
        guard let stat = contents(of: "/proc/\(process)/stat"), let status = contents(of: "/proc/\(process)/status")
        else { return nil }
        return ProcessReading(stat: stat, status: status, ticks: sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Reads a file of /proc to its end, since such a file has no size.
    private static func contents(of path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = Glibc.read(descriptor, &buffer, buffer.count)
            if count <= 0 { return count == 0 ? bytes : nil }
            bytes += buffer.prefix(count)
        }
    }
}
