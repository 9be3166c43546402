/// The checksum CRC-32C (Castagnoli polynomial; RFC 4960, appendix B).
enum CRC32C {
    /// Returns the checksum. It works bit by bit, since the server computes it once per connection over a few hundred
    /// bytes.
    static func sum(of bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = .max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 0 ? 0 : 0x82F6_3B78) }
        }
        return ~sum
    }
}
