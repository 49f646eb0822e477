/// A line between two breaks, as `HardWraps` judges it.
struct MeasuredLine {
    /// What a line begins with other than a word.
    enum Opening { case none, quote, bracket }

    /// Letters of a line, or of a language, that come in two sizes.
    enum Letter { case small, capital, other }

    /// Its length in cells: two for a letter of a script without spaces, one for any other sign.
    var length = 0
    /// The length of its first word, or of the first sign that a script without spaces may part.
    var firstWord = 0
    /// The letter its first word begins with, behind quotes and brackets where these are no matter.
    var first = Letter.other
    var opening = Opening.none
    /// The length of its longest word.
    var longestWord = 0
    /// Whether it begins with the sign or number of a list's item, or as a quoted line of mail does.
    var isListed = false
    /// How many words after its first begin with a small letter, and how many with a capital.
    var small = 0
    var capital = 0
    var endsSentence = false
    /// Whether it ends a sentence for good, and does not announce what comes.
    var endsInStop = false
    /// Whether it ends in any sign of a pause.
    var pauses = false
    /// Whether it ends in a hyphen that parts a word.
    var endsInHyphen = false
    /// Whether what follows is no new word but the second of two that share a part.
    var beginsWithAnd = false
    /// How many of its signs are of a script without spaces, and whether it begins and ends so.
    var unspaced = 0
    var beginsUnspaced = false
    var endsUnspaced = false
    /// Whether something stands in it that is no prose.
    var isBroken = false
    /// How much of it is code.
    var code = 0

    var beginsLow: Bool { first == .small }
    /// Whether it is one word, as an address is.
    var isOneWord: Bool { firstWord == length && unspaced == 0 }
    /// Whether most of it is one word, which no hyphenation has parted.
    var isMostlyOneWord: Bool { longestWord > 30 && longestWord * 2 > length }
}

/// Measures lines as their inlines go by.
struct LineMeasure {
    /// The length from which a line is none that a program has broken.
    static let longest = 80

    /// Whether it stops at what is no such prose.
    private let isStrict: Bool
    private(set) var lines: [MeasuredLine] = []
    private var line = MeasuredLine()
    private var isInFirstWord = true
    private var isAtWord = false
    private var word = 0

    /// Measures any lines, or only those that may be prose broken at a fixed width.
    init(isStrict: Bool) { self.isStrict = isStrict }

    mutating func endLine() {
        // A line of code alone is one of a listing.
        if line.length > 0, line.code == line.length { line.isBroken = true }
        lines.append(line)
        line = MeasuredLine()
        isInFirstWord = true
        isAtWord = false
        word = 0
    }

    /// False as soon as it is no such prose.
    mutating func take(_ inlines: [Inline]) -> Bool {
        for inline in inlines {
            switch inline {
            case .lineBreak: endLine()
            case .text(let text): guard take(text) else { return false }
            case .media, .math:
                guard !isStrict else { return false }
                line.isBroken = true
            case .styled(.code, let inner), .styled(.keyboard, let inner):
                guard !isStrict else { return false }
                takeCode(inner)
            case .anchor, .direction: continue
            case .styled, .link, .abbreviation, .noteReference, .isolate:
                guard take(inline.inner) else { return false }
            }
        }
        return true
    }

    private mutating func takeCode(_ inner: [Inline]) {
        let start = line.length
        _ = take(inner)
        line.code += line.length - start
        // What stands in code begins no sentence.
        if start == 0 { line.first = .small }
    }

    private mutating func take(_ text: String) -> Bool {
        if line.length == 0 { begin(text) }
        for scalar in text.unicodeScalars { take(scalar) }
        if let last = text.last(where: { !"\"”’')]»」』） ".contains($0) }) {
            line.endsSentence = ".!?:;…。！？：；".contains(last)
            line.endsInStop = ".!?…。！？".contains(last)
            line.pauses = line.endsSentence || ",–—،؛؟।۔、，".contains(last)
        }
        line.endsUnspaced = text.unicodeScalars.last?.value.isUnspaced ?? line.endsUnspaced
        line.endsInHyphen = text.last == "-" && (text.dropLast().last?.isLetter ?? false)
        return !isStrict || line.length <= Self.longest || line.isOneWord
    }

    private mutating func take(_ scalar: Unicode.Scalar) {
        let isUnspaced = scalar.value.isUnspaced
        line.length += isUnspaced ? 2 : 1
        word = scalar == " " || isUnspaced ? 0 : word + 1
        line.longestWord = max(line.longestWord, word)
        if scalar == " " {
            isInFirstWord = false
            isAtWord = true
            return
        }
        if isUnspaced {
            if isInFirstWord, line.firstWord == 0 { line.firstWord = 2 }
            isInFirstWord = false
            line.unspaced += 1
        } else if isInFirstWord {
            line.firstWord += 1
        }
        guard isAtWord else { return }
        isAtWord = false
        switch Self.letter(scalar) {
        case .small: line.small += 1
        case .capital: line.capital += 1
        case .other: break
        }
    }

    private mutating func begin(_ text: String) {
        let opening = isStrict ? "„“‚«»¿¡\"'" : "\"“‘'( "
        let start = text.unicodeScalars.drop { opening.unicodeScalars.contains($0) }
        line.first = start.first.map(Self.letter) ?? .other
        line.beginsUnspaced = text.unicodeScalars.first?.value.isUnspaced ?? false
        line.opening = Self.opening(of: text)
        line.isListed = Self.isListed(text)
        line.beginsWithAnd = Self.conjunctions.contains { text.hasPrefix($0) }
        if !isStrict, text.prefix(while: { $0 != " " }).contains("://") {
            line.isBroken = true
        }
    }

    /// What follows a part that two words share, as in “Vor- und Nachteile”.
    private static let conjunctions = ["und ", "oder ", "bis ", "and ", "or ", "to ", "en ", "of "]

    private static func letter(_ scalar: Unicode.Scalar) -> MeasuredLine.Letter {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            return byte.isLetter ? (byte & 0x20 == 0 ? .capital : .small) : .other
        }
        let properties = scalar.properties
        return properties.isLowercase ? .small : properties.isUppercase ? .capital : .other
    }

    /// Whether a line begins as an item of a list does.
    static func isListed(_ text: String) -> Bool {
        let start = text.drop { $0.isWhitespace }
        guard let first = start.first else { return false }
        let rest = start.dropFirst()
        if "•·-–—*+►▪→✓".contains(first) { return rest.first?.isWhitespace ?? false }
        if first == ">" || first == "|" { return true }
        if first == "[" { return rest.drop { $0.isNumber }.first == "]" }
        guard first.isNumber else { return false }
        return rest.drop { $0.isNumber }.first.map { ".):/".contains($0) } ?? false
    }

    private static func opening(of text: String) -> MeasuredLine.Opening {
        let signs = text.drop { $0 == " " }.prefix(2)
        // A sign alone begins no words.
        guard let first = signs.first, let next = signs.dropFirst().first, next.isLetter else {
            return .none
        }
        return first == "(" ? .bracket : "“‘\"'«„".contains(first) ? .quote : .none
    }
}
