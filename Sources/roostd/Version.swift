/// Which Roost this is.
enum Version {
    /// What `--version` shows.
    static let text = "roost 0.1.0"
}
