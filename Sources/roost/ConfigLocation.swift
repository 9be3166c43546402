internal import Glibc

/// Finds the user's config file (XDG Base Directory Specification).
enum ConfigLocation {
    /// The path as documents write it.
    static let shown = "~/.config/roost/config"

    /// Returns the path of the file; nil when it does not exist.
    static func existing() -> String? {
        let folder = environment("XDG_CONFIG_HOME") ?? environment("HOME").map { $0 + "/.config" }
        guard let path = folder.map({ $0 + "/roost/config" }), access(path, F_OK) == 0 else { return nil }
        return path
    }

    /// Returns the user's name on this machine.
    static func ownName() -> String? {
        guard let entry = getpwuid(getuid()) else { return environment("USER") }
        return String(cString: entry.pointee.pw_name)
    }

    private static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
