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

    /// Fewer are not worth a server, so that the operator is told.
    private static let fewClients = 100

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

    /// What is wrong where the system has room for fewer clients than are asked for, or for hardly any, and how to mend it.
    func warning(for limits: Limits) -> String? {
        let wanted = limits[.clients] == .max ? Capacity.fewClients : limits[.clients]
        if clients >= wanted { return nil }
        let isForDescriptors = descriptors - Capacity.reservedDescriptors <= clients
        let needed = wanted + Capacity.reservedDescriptors
        let number = clients == 1 ? "only 1 client fits" : "only \(clients) clients fit"
        return isForDescriptors
            ? "\(number) into \(descriptors) file descriptors; raise them to \(needed) or more (ulimit -n, or LimitNOFILE= "
                + "under systemd)"
            : "\(number) into \(threads) threads; raise them (ulimit -u, sysctl vm.max_map_count, or TasksMax= under "
                + "systemd)"
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
