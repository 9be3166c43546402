/// What requests cost, in thousandths of a message. Flood control charges them by one account (`RateLimiter`), whatever the dialect.
public enum Price {
    /// A message: one line that others hear, or another change that others see.
    public static let message = 1_000
    /// A question, or a line that is no command: whatever is answered by a few lines.
    public static let question = 100
    /// A name that is looked up, or a message of the past that is shown, beyond the first.
    public static let lookUp = 10
    /// An item of a list that is gone through, shown or not.
    public static let item = 1
}
