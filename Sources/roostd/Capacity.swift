internal import CSystem
internal import Chat
internal import Options
internal import Sockets

/// How many clients the machine allows this process: each needs a descriptor, a thread, and two mappings for its stack.
struct Capacity: Equatable {
    /// The number of descriptors kept for listeners, files and the system.
    private static let reservedDescriptors = 64
    /// The number of threads kept for other uses than clients: listeners, drainer, log, and some rooms.
    private static let reservedThreads = 64

    /// The number of clients below which the server warns the operator.
    private static let fewClients = 100

    /// The number of descriptors that the process may have.
    let descriptors: Int
    /// The number of threads that the process may have.
    let threads: Int

    /// Raises the soft limit of descriptors to the hard one, and reads the system's limits.
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

    /// The number of clients; an eighth of the threads is left to rooms.
    var clients: Int {
        max(1, min(descriptors - Capacity.reservedDescriptors, threads - threads / 8 - Capacity.reservedThreads))
    }

    /// Returns a warning, with the remedy, when the system has room for fewer clients than configured, or for hardly
    /// any.
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

    /// Returns the limits, with `clients` filled in when the configuration sets no value.
    func completing(_ limits: Limits) -> Limits {
        var limits = limits
        if limits[.clients] == .max { limits[.clients] = clients }
        return limits
    }

    /// Returns the number in a file of the kernel; nil when the file holds none.
    private static func number(_ path: String) -> Int? {
        guard let line = try? TextFile(reading: path, atMost: 256).lines.first else { return nil }
        return Int(String(decoding: line.bytes, as: UTF8.self).filter { $0.isNumber })
    }
}
