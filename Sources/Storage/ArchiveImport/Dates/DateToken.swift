/// A piece of a date as it is written.
enum DateToken: Equatable {
    /// A time of day, nothing checked.
    struct Clock: Equatable {
        var hour = 0
        var minute = 0
        var second = 0

        /// Midnight.
        init() {}

        /// Makes a time.
        init(hour: Int, minute: Int, second: Int) {
            self.hour = hour
            self.minute = minute
            self.second = second
        }

        /// The time that six or four digits without colons state.
        init?(compact digits: Digits) {
            switch digits.count {
            case 6:
                hour = digits.value / 10_000
                minute = digits.value / 100 % 100
                second = digits.value % 100
            case 4:
                hour = digits.value / 100
                minute = digits.value % 100
            default: return nil
            }
        }
    }

    /// Digits in a row.
    struct Digits: Equatable {
        /// The number that they state, or the first nine of them.
        var value: Int
        /// The number that the next nine state.
        var rest = 0
        /// How many there are.
        var count: Int
    }

    /// Digits.
    case number(Digits)
    /// Letters of any script.
    case word(String)
    /// `19:48` or `19:48:21.753`.
    case clock(Clock)
    /// `+01:00`, `-0800`, `+1`, in minutes.
    case offset(Int)
    /// `-`, `/` or `.` between two numbers.
    case separator

    /// All tokens of a text; remarks in parentheses and commas are left out.
    static func all(in text: String) -> [DateToken] {
        // No date is longer; what is, is no date.
        var scanner = DateScanner(Array(text.utf8.prefix(128)))
        return scanner.tokens()
    }
}

/// Finds the tokens of a date.
private struct DateScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var result: [DateToken] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        result.reserveCapacity(8)
    }

    mutating func tokens() -> [DateToken] {
        while let byte = current {
            if byte.isDigit {
                number()
            } else if byte.isLetter || byte >= 0x80 {
                word()
            } else if byte == UInt8(ascii: "(") {
                while let byte = current, byte != UInt8(ascii: ")") { position += 1 }
            } else if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") {
                sign(isNegative: byte == UInt8(ascii: "-"))
            } else {
                if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
                    result.append(.separator)
                }
                position += 1
            }
        }
        return result
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func digits() -> DateToken.Digits {
        var digits = DateToken.Digits(value: 0, count: 0)
        while let byte = current, byte.isDigit {
            if digits.count < 9 {
                digits.value = digits.value * 10 + Int(byte & 0x0F)
            } else if digits.count < 18 {
                digits.rest = digits.rest * 10 + Int(byte & 0x0F)
            }
            digits.count += 1
            position += 1
        }
        return digits
    }

    private mutating func number() {
        let first = digits()
        guard let minute = colonDigits() else {
            result.append(.number(first))
            return
        }
        var clock = DateToken.Clock(hour: first.value, minute: minute, second: 0)
        if let second = colonDigits() { clock.second = second }
        // Fractions of a second.
        if current == UInt8(ascii: ".") || current == UInt8(ascii: ",") {
            position += 1
            _ = digits()
        }
        result.append(.clock(clock))
    }

    private mutating func colonDigits() -> Int? {
        guard current == UInt8(ascii: ":"), position + 1 < bytes.count,
            bytes[position + 1].isDigit
        else { return nil }
        position += 1
        return digits().value
    }

    private mutating func word() {
        let start = position
        while let byte = current, byte.isLetter || byte >= 0x80 { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
        // `2004-12-31T10:14`: the T parts date and time and says nothing itself.
        let isDivider = word == "t" && current?.isDigit == true
        if !isDivider { result.append(.word(word)) }
    }

    private mutating func sign(isNegative: Bool) {
        position += 1
        guard current?.isDigit == true, canBeOffset else {
            result.append(.separator)
            return
        }
        let first = digits()
        let minutes: Int
        if let minute = colonDigits() {
            minutes = first.value * 60 + minute
        } else if first.count > 2 {
            minutes = first.value / 100 * 60 + first.value % 100
        } else {
            minutes = first.value * 60
        }
        result.append(.offset(isNegative ? -minutes : minutes))
    }

    /// Whether a sign here begins an offset: after a time or a zone's name, not within a date.
    private var canBeOffset: Bool {
        switch result.last {
        case .clock: true
        case .word(let word):
            word == "utc" || word == "gmt" || word == "z" || word == "pm" || word == "am"
        // `20040101T194821-0800`, and an offset after a space: `2004-01-01 -0800`.
        case .number(let digits): digits.count == 6 || bytes[position - 2].isSpace
        default: false
        }
    }
}
