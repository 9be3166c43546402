/// Which Roost this is; both programs say so.
public enum Version {
    /// What `--version` shows.
    public static let text = "roost 0.1.0"
}
