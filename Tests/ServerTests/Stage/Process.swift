internal import Foundation
internal import Threads

/// Facts that the kernel reports about this process. They say something only about a test that runs alone in its
/// process.
enum Process {
    /// A thread of the server, which is recognized by its name.
    struct Thread: Hashable {
        let id: String
        let name: String
        /// The number of context switches of the thread, voluntary and involuntary.
        let switches: Int
    }

    private static let serverThreads = ["client ", "room ", "accept ", "drainer", "log"]

    /// Returns the threads of all servers in this process, in the order of their ids.
    static func threads() -> [Thread] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) }.compactMap { id in
            let facts = facts("/proc/self/task/\(id)/status")
            guard let name = facts["Name"], serverThreads.contains(where: { name.hasPrefix($0) }) else { return nil }
            let switches = ["voluntary_ctxt_switches", "nonvoluntary_ctxt_switches"].compactMap {
                facts[$0].flatMap { Int($0) }
            }
            return Thread(id: id, name: name, switches: switches.reduce(0, +))
        }
    }

    /// Returns the number of open descriptors.
    static func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    /// Whether memory measurements are meaningful. They are not under a sanitizer, which uses memory of its own; it is
    /// recognized by the larger stacks that threads have then.
    static var ownsItsMemory: Bool { NamedThread.stackSize <= 256 << 10 }

    /// Returns the resident memory of the process in KiB.
    static func residentKiB() -> Int { memoryKiB("VmRSS") }

    /// Returns the largest resident memory that the process has had, in KiB.
    static func peakKiB() -> Int { memoryKiB("VmHWM") }

    private static func memoryKiB(_ name: String) -> Int {
        facts("/proc/self/status")[name].flatMap { Int($0.prefix { $0 != " " }) } ?? 0
    }

    /// Returns the `Name: value` lines of a file in /proc. The size of such a file is 0, so the function reads to its
    /// end.
    private static func facts(_ path: String) -> [String: String] {
        guard let bytes = try? FileHandle(forReadingAtPath: path)?.readToEnd() else { return [:] }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let pairs = lines.compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (String(line[..<colon]), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        return Dictionary(pairs) { $1 }
    }
}
