/// What the kernel says about a process at one moment (proc(5)).
public struct ProcessReading: Equatable, Sendable {
    /// Seconds of processor time in its own code, of all its threads together.
    public let userSeconds: Double
    /// The same in the kernel, on its behalf.
    public let systemSeconds: Double
    /// KiB that are in memory.
    public let residentKiB: Int
    /// The most that ever were.
    public let peakKiB: Int
    /// Its threads.
    public let threads: Int

    /// Reads the files `stat` and `status`; nil where they are none. `ticks` are those of a second (`_SC_CLK_TCK`).
    public init?(stat: [UInt8], status: [UInt8], ticks: Int) {
        // Behind the name, which may hold anything but ends with the last bracket.
        guard let bracket = stat.lastIndex(of: 0x29), ticks > 0 else { return nil }
        let fields = stat[(bracket + 1)...].split(separator: 0x20)
        guard fields.count > 12, let user = ProcessReading.number(fields[11]),
            let system = ProcessReading.number(fields[12])
        else { return nil }
        userSeconds = Double(user) / Double(ticks)
        systemSeconds = Double(system) / Double(ticks)
        func value(_ name: String) -> Int {
            let start = Array("\(name):".utf8)
            let line = status.split(separator: 0x0A).first { $0.starts(with: start) }
            return line.flatMap { ProcessReading.number($0.filter { $0 >= 0x30 && $0 <= 0x39 }[...]) } ?? 0
        }
        residentKiB = value("VmRSS")
        peakKiB = value("VmHWM")
        threads = value("Threads")
    }

    /// Processor time since an earlier reading, in seconds.
    public func processorSeconds(since earlier: ProcessReading) -> Double {
        max(0, userSeconds + systemSeconds - earlier.userSeconds - earlier.systemSeconds)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        digits.count < 18 ? Int(String(decoding: digits, as: UTF8.self)) : nil
    }
}
