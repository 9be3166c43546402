/// Calendar forms of a time, for people and protocols.
extension Timestamp {
    /// The time as `2026-11-20T21:56:00.123Z` (RFC 3339, always UTC and milliseconds).
    public var iso8601: String { String(decoding: spelled, as: UTF8.self) }

    /// The bytes of `iso8601`.
    public var spelled: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(self)
        return bytes
    }

    fileprivate static let form = Array("0000-00-00T00:00:00.000Z".utf8)

    /// Returns the Gregorian date of a number of days since 1970. Internally, years begin in March, so that the leap
    /// day comes last.
    fileprivate static func date(_ days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

extension [UInt8] {
    /// Appends the bytes of `iso8601`, digit by digit and without a String, since each message may carry them.
    public mutating func append(_ time: Timestamp) {
        let dayLength: Int64 = 86_400_000
        var days = time.milliseconds / dayLength
        var rest = time.milliseconds % dayLength
        if rest < 0 {
            rest += dayLength
            days -= 1
        }
        let (year, month, day) = Timestamp.date(days)
        let seconds = rest / 1000
        if year > 9999 { append(contentsOf: String(year / 10_000).utf8) }
        let start = count
        append(contentsOf: Timestamp.form)
        var digits = mutableSpan
        digits.put(year % 10_000, before: start + 4)
        digits.put(month, before: start + 7)
        digits.put(day, before: start + 10)
        digits.put(seconds / 3600, before: start + 13)
        digits.put(seconds / 60 % 60, before: start + 16)
        digits.put(seconds % 60, before: start + 19)
        digits.put(rest % 1000, before: start + 23)
    }
}

extension MutableSpan<UInt8> {
    /// Writes a number's digits so that they end before `end`, over zeros.
    fileprivate mutating func put(_ number: Int64, before end: Int) {
        var place = end
        var rest = number
        while rest > 0 {
            place -= 1
            self[place] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}

extension Timestamp {
    /// Parses the format of `iso8601`: a time in the years 1 to 9999, in UTC, with or without milliseconds.
    public init?(iso8601 text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count == 20 || bytes.count == 24, bytes.last == UInt8(ascii: "Z") else { return nil }
        let signs: [Int: UInt8] = [
            4: UInt8(ascii: "-"), 7: UInt8(ascii: "-"), 10: UInt8(ascii: "T"), 13: UInt8(ascii: ":"),
            16: UInt8(ascii: ":"),
        ]
        for (place, sign) in signs where bytes[place] != sign { return nil }
        if bytes.count == 24 && bytes[19] != UInt8(ascii: ".") { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            bytes[range].reduce(0) { sum, byte in
                guard let sum, byte.isASCIIDigit else { return nil }
                return sum * 10 + Int64(byte - UInt8(ascii: "0"))
            }
        }
        guard let year = number(0..<4), year > 0, let month = number(5..<7), (1...12).contains(month),
            let day = number(8..<10), (1...31).contains(day), let hour = number(11..<13), hour < 24,
            let minute = number(14..<16), minute < 60, let second = number(17..<19), second <= 60,
            let fraction = bytes.count == 24 ? number(20..<23) : 0
        else { return nil }
        let days = Timestamp.days(year, month, day)
        self.init(milliseconds: ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction)
    }

    /// Returns the days from 1970 to a date; see `date`.
    private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
