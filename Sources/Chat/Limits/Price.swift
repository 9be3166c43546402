/// The prices of requests, in thousandths of a message. Flood control charges them to one account (`RateLimiter`) in
/// every dialect.
public enum Price {
    /// A message: one line that others hear, or another change that others see.
    public static let message = 1_000
    /// A question, or a line that is not a command: any input that is answered by a few lines.
    public static let question = 100
    /// Each name looked up, or past message shown, beyond the first.
    public static let lookUp = 10
    /// An acknowledgement of a message, which nothing follows from: a client sends one for each message that it receives.
    public static let acknowledgement = 1
    /// Each item of a list that the server goes through, shown or not.
    public static let item = 1
}
