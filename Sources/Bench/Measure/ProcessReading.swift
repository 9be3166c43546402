/// What the kernel reports about a process at one moment (proc(5)).
public struct ProcessReading: Equatable, Sendable {
    /// Seconds of processor time in user mode, for all threads together.
    public let userSeconds: Double
    /// Seconds of processor time in the kernel, for all threads together.
    public let systemSeconds: Double
    /// The resident memory in KiB.
    public let residentKiB: Int
    /// The peak of the resident memory in KiB.
    public let peakKiB: Int
    /// The number of threads.
    public let threads: Int

    /// Parses the files `stat` and `status`; nil when they are invalid. `ticks` is the number per second
    /// (`_SC_CLK_TCK`).
    public init?(stat: [UInt8], status: [UInt8], ticks: Int) {
        // The fields follow the name, which may hold any byte but ends with the last bracket.
        guard let bracket = stat.lastIndex(of: UInt8(ascii: ")")), ticks > 0 else { return nil }
        let fields = stat[(bracket + 1)...].split(separator: UInt8(ascii: " "))
        guard fields.count > 12, let user = ProcessReading.number(fields[11]),
            let system = ProcessReading.number(fields[12])
        else { return nil }
        userSeconds = Double(user) / Double(ticks)
        systemSeconds = Double(system) / Double(ticks)
        func value(_ name: String) -> Int {
            let start = Array("\(name):".utf8)
            let line = status.split(separator: UInt8(ascii: "\n")).first { $0.starts(with: start) }
            return line.flatMap {
                ProcessReading.number($0.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }[...])
            } ?? 0
        }
        residentKiB = value("VmRSS")
        peakKiB = value("VmHWM")
        threads = value("Threads")
    }

    /// Returns the processor time since an earlier reading, in seconds.
    public func processorSeconds(since earlier: ProcessReading) -> Double {
        max(0, userSeconds + systemSeconds - earlier.userSeconds - earlier.systemSeconds)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.count < 18 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}
