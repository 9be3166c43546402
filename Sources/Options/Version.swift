/// The version of Roost, which both programs show.
public enum Version {
    /// The text that `--version` shows.
    public static let text = "roost 0.1.0"
}
