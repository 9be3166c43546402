internal import Foundation
internal import Threads

/// What the kernel tells of this process. Only what runs alone in its process can make sense of it.
enum Process {
    /// A thread of the server, known by its name.
    struct Thread: Hashable {
        let id: String
        let name: String
        /// How often it has been put to sleep or was interrupted.
        let switches: Int
    }

    private static let serverThreads = ["client ", "room ", "accept ", "drainer", "log"]

    /// The threads of a server, in the order of their birth.
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

    /// How many descriptors are open.
    static func descriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    /// Whether its memory is its own alone, and not a sanitizer's too, for which threads have larger stacks.
    static var ownsItsMemory: Bool { NamedThread.stackSize <= 256 << 10 }

    /// KiB of memory that are really there.
    static func residentKiB() -> Int {
        facts("/proc/self/status")["VmRSS"].flatMap { Int($0.prefix { $0 != " " }) } ?? 0
    }

    /// `Name: value` lines. A file of /proc has no size, so it is read to its end.
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
