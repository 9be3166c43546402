/// Decides whether a message mentions a user by name.
enum Mention {
    /// Returns whether the name stands in the text as a word, not as a part of a longer name. ASCII capitals make no
    /// difference. Letters, digits and marks of Unicode, and the signs that a name may hold, continue a name.
    static func of(_ name: String, in text: String) -> Bool {
        let wanted = Array(name.asciiLowercased.unicodeScalars)
        let scalars = Array(text.asciiLowercased.unicodeScalars)
        if wanted.isEmpty || wanted.count > scalars.count { return false }
        return (0...scalars.count - wanted.count).contains { start in
            let end = start + wanted.count
            return scalars[start..<end].elementsEqual(wanted) && !(start > 0 && continuesName(scalars[start - 1]))
                && !(end < scalars.count && continuesName(scalars[end]))
        }
    }

    private static func continuesName(_ scalar: Unicode.Scalar) -> Bool {
        // The signs of UserName: [ \ ] ^ _ ` { | } and the hyphen.
        if scalar.isASCII { return "[\\]^_`{|}-".unicodeScalars.contains(scalar) || isLetterOrDigit(scalar) }
        return isLetterOrDigit(scalar)
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
