internal import CSystem
internal import Chat
internal import Options
internal import Sockets

/// How many clients the machine lets this process have: each needs a descriptor, a thread, and two mappings for its stack.
struct Capacity: Equatable {
    /// Descriptors kept for listeners, files and the system's own.
    private static let reservedDescriptors = 64
    /// Threads kept for what is no client: listeners, drainer, log, and some rooms.
    private static let reservedThreads = 64

    /// Descriptors that the process may have.
    let descriptors: Int
    /// Threads that the process may have.
    let threads: Int

    /// Raises the soft limit of descriptors to the hard one, and reads what the system allows.
    static func claim() -> Capacity {
        let mappings = number("/proc/sys/vm/max_map_count").map { $0 / 2 }
        let control = number("/sys/fs/cgroup/pids.max") ?? number("/sys/fs/cgroup/pids/pids.max")
        let own = roost_thread_limit() < 0 ? nil : Int(roost_thread_limit())
        let threads = [
            mappings, control, number("/proc/sys/kernel/pid_max"), number("/proc/sys/kernel/threads-max"),
            own,
        ]
        return Capacity(descriptors: DescriptorLimit.raise(), threads: threads.compactMap(\.self).min() ?? .max)
    }

    /// An eighth of the threads is left to rooms.
    var clients: Int {
        max(1, min(descriptors - Capacity.reservedDescriptors, threads - threads / 8 - Capacity.reservedThreads))
    }

    /// The limits with `clients` filled in where nobody set it.
    func completing(_ limits: Limits) -> Limits {
        var limits = limits
        if limits[.clients] == .max { limits[.clients] = clients }
        return limits
    }

    /// The number that a file of the kernel holds, if it holds one.
    private static func number(_ path: String) -> Int? {
        guard let line = try? TextFile(reading: path, atMost: 256).lines.first else { return nil }
        return Int(String(decoding: line.bytes, as: UTF8.self).filter { $0.isNumber })
    }
}
