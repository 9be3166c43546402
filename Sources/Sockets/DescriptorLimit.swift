internal import Glibc

/// The limit of open files and sockets in this process (RLIMIT_NOFILE).
public enum DescriptorLimit {
    /// Raises the soft limit to the hard limit, and returns it as a number of descriptors.
    public static func raise() -> Int {
        var bounds = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &bounds) == 0 else { return 1_024 }
        bounds.rlim_cur = bounds.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &bounds)
        return Int(clamping: bounds.rlim_cur)
    }
}
