#if TLS
    import Testing
    import Threads

    @testable import TLS
    @testable import roostd

    /// When the server warns that a certificate ends.
    @Suite struct CertificateWarningTests {
        private static let day: Int64 = 86_400
        private static let until: Int64 = 1_800_000_000  // 2027-01-15

        @Test(arguments: [
            (15, ""), (14, "expires in 14 days"), (10, "expires in 10 days"), (1, "expires in 1 day"),
            (0, "expires in 0 days"), (-1, "has expired"),
        ])
        func `A start warns from 14 days before the end on`(daysLeft: Int, words: String) throws {
            var warnings = CertificateWarnings()
            let sentences = warnings.take(try certificates(), at: Self.until - Int64(daysLeft) * Self.day)
            #expect(sentences == (words.isEmpty ? [] : ["chat.crt: the certificate \(words), on 2027-01-15"]))
        }

        @Test func `A running server warns 14 days and 2 days before the end, and at the end, once each`() throws {
            var warnings = CertificateWarnings()
            let all = try certificates()
            _ = warnings.take(all, at: Self.until - 21 * Self.day)
            #expect(warnings.next != .never)
            var days: [Int64] = []
            for daysLeft in stride(from: Int64(20), through: -3, by: -1)
            where !warnings.take(all, at: Self.until - daysLeft * Self.day).isEmpty {
                days.append(daysLeft)
            }
            #expect(days == [14, 2, -1])
            #expect(warnings.next == .never)
        }

        @Test func `Without certificates there is nothing to warn of`() {
            var warnings = CertificateWarnings()
            #expect(warnings.take(nil).isEmpty && warnings.next == .never)
        }

        private func certificates() throws -> Certificates {
            let pair = try CertificatePair.make(names: ["chat.example"], from: 0, until: Self.until)
            let files = CertificateFiles(certificate: "chat.crt", key: "chat.key")
            return try Certificates([(files, pair.chain, pair.secretKey)])
        }
    }
#endif
