internal import Chat
internal import Threads

/// Decides when to warn that a certificate ends: 14 days and 2 days before, at its end, and whenever the server starts or
/// reads certificates after one of these moments.
struct CertificateWarnings {
    private static let daySeconds: Int64 = 86_400
    /// The days before its end at which there is a warning.
    private static let days: [Int64] = [14, 2, 0]

    /// The time of the next call of `take`.
    private(set) var next = Deadline.never
    private var last = Int64.min

    /// Seconds since 1970 by the wall clock.
    static var now: Int64 { Clock.wall() / 1_000 }

    /// Returns a day in UTC, such as `2027-02-28`.
    ///
    /// - Parameter seconds: seconds since 1970.
    static func day(_ seconds: Int64) -> String {
        String(Timestamp(milliseconds: seconds * 1_000).iso8601.prefix { $0 != "T" })
    }

    /// Returns the warnings that have become due since the last call, and sets `next`.
    mutating func take(_ certificates: Certificates?, at now: Int64 = now) -> [String] {
        let all = certificates?.facts ?? []
        defer { last = now }
        let moments = all.flatMap { facts in CertificateWarnings.moments(of: facts) }.filter { $0 > now }
        next = moments.min().map { Deadline.after(seconds: Int($0 - now) + 1) } ?? .never
        return all.filter { facts in CertificateWarnings.moments(of: facts).contains { $0 > last && $0 <= now } }.map {
            let day = CertificateWarnings.day($0.until)
            if $0.until < now { return "\($0.path): the certificate has expired, on \(day)" }
            let left = ($0.until - now) / CertificateWarnings.daySeconds
            return "\($0.path): the certificate expires in \(left) \(left == 1 ? "day" : "days"), on \(day)"
        }
    }

    private static func moments(of facts: Certificates.Facts) -> [Int64] {
        days.map { facts.until + ($0 == 0 ? 1 : -$0 * daySeconds) }
    }
}
