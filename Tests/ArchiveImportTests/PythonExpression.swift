/// A condition that feedparser's test files state, as far as they need Python: comparisons of paths
/// and literals, joined by `and` and `or`.
indirect enum PythonExpression: Equatable {
    case all([PythonExpression])
    case any([PythonExpression])
    case not(PythonExpression)
    /// What is to be the same, at least two of them; by `==` or `is`.
    case same([PythonExpression])
    /// A name with its keys and positions: `entries`, `0`, `title`.
    case path([String])
    /// A function with what it is given: `len(feed['tags'])`.
    case call(String, [PythonExpression])
    case text(String)
    case number(Int)
    case list([PythonExpression])
    /// What no fact of annals's is compared with: fractions, mappings, `in`.
    case other(String)

    /// Reads a condition; nil when it is not written as such.
    init?(parsing text: String) {
        var parser = PythonParser(text)
        guard let expression = parser.parse() else { return nil }
        self = expression
    }
}

private struct PythonParser {
    private var rest: Substring

    init(_ text: String) { rest = text[...] }

    mutating func parse() -> PythonExpression? {
        guard let result = either() else { return nil }
        skipSpace()
        return rest.isEmpty || rest.hasPrefix("-->") ? result : nil
    }

    private mutating func either() -> PythonExpression? {
        joined("or", by: { $0.both() }, PythonExpression.any)
    }

    private mutating func both() -> PythonExpression? {
        joined("and", by: { $0.negation() }, PythonExpression.all)
    }

    private mutating func joined(
        _ word: String, by part: (inout PythonParser) -> PythonExpression?,
        _ make: ([PythonExpression]) -> PythonExpression
    ) -> PythonExpression? {
        guard let first = part(&self) else { return nil }
        var parts = [first]
        while take(word: word) {
            guard let next = part(&self) else { return nil }
            parts.append(next)
        }
        return parts.count == 1 ? first : make(parts)
    }

    private mutating func negation() -> PythonExpression? {
        if take(word: "not") { return negation().map { .not($0) } }
        return comparison()
    }

    private mutating func comparison() -> PythonExpression? {
        guard let first = sum() else { return nil }
        var parts = [first]
        while true {
            if take("!=") { return sum().map { .not(.same([first, $0])) } }
            if take(word: "in") { return sum().map { _ in .other("in") } }
            if take(word: "not"), take(word: "in") { return sum().map { _ in .other("in") } }
            guard take("==") || take(word: "is") else { break }
            guard let next = sum() else { return nil }
            parts.append(next)
        }
        return parts.count == 1 ? first : .same(parts)
    }

    private mutating func sum() -> PythonExpression? {
        guard var result = operand() else { return nil }
        while take("+") {
            guard let next = operand() else { return nil }
            guard case .text(let left) = result, case .text(let right) = next else {
                return .other("sum")
            }
            result = .text(left + right)
        }
        return result
    }

    private mutating func operand() -> PythonExpression? {
        skipSpace()
        guard let first = rest.first else { return nil }
        if first == "'" || first == "\"" { return string() }
        if (first == "u" || first == "b"), let next = rest.dropFirst().first, "'\"".contains(next) {
            rest.removeFirst()
            return string()
        }
        if first == "(" { return elements("(", ")").map { $0.count == 1 ? $0[0] : .list($0) } }
        if first == "[" { return elements("[", "]").map { .list($0) } }
        if first == "{" { return mapping() }
        if first.isNumber || first == "-" { return number() }
        return name()
    }

    private mutating func elements(_ open: String, _ close: String) -> [PythonExpression]? {
        guard take(open) else { return nil }
        var result: [PythonExpression] = []
        while !take(close) {
            guard let element = either() else { return nil }
            result.append(element)
            guard take(",") || rest.drop(while: \.isWhitespace).hasPrefix(close) else { return nil }
        }
        return result
    }

    private mutating func mapping() -> PythonExpression? {
        guard let end = rest.firstIndex(of: "}") else { return nil }
        rest = rest[rest.index(after: end)...]
        return .other("mapping")
    }

    private mutating func number() -> PythonExpression? {
        let digits = rest.prefix { $0.isNumber || $0 == "-" || $0 == "." }
        rest = rest.dropFirst(digits.count)
        return Int(digits).map { .number($0) } ?? .other("fraction")
    }

    private mutating func name() -> PythonExpression? {
        guard let first = identifier() else { return nil }
        var path = [first]
        while true {
            if rest.hasPrefix("("), let arguments = elements("(", ")") {
                return .call(path.joined(separator: "."), arguments)
            } else if rest.hasPrefix("["), let keys = elements("[", "]"), keys.count == 1 {
                switch keys[0] {
                case .text(let key): path.append(key)
                case .number(let index): path.append(String(index))
                default: return .other("key")
                }
            } else if rest.hasPrefix(".") {
                rest.removeFirst()
                guard let next = identifier() else { return nil }
                path.append(next)
            } else {
                return .path(path)
            }
        }
    }

    private mutating func identifier() -> String? {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        rest = rest.dropFirst(word.count)
        return word.isEmpty ? nil : String(word)
    }

    private mutating func string() -> PythonExpression? {
        guard let quote = rest.first else { return nil }
        let triple = String(repeating: quote, count: 3)
        let end = rest.hasPrefix(triple) ? triple : String(quote)
        rest = rest.dropFirst(end.count)
        var scalars = String.UnicodeScalarView()
        while !rest.isEmpty {
            if rest.hasPrefix(end) {
                rest = rest.dropFirst(end.count)
                return .text(String(scalars))
            }
            guard let first = rest.popFirst() else { return nil }
            guard first == "\\", let kind = rest.popFirst() else {
                scalars.append(contentsOf: first.unicodeScalars)
                continue
            }
            let length = ["u": 4, "x": 2, "U": 8][kind]
            if let length, let code = UInt32(rest.prefix(length), radix: 16),
                let scalar = Unicode.Scalar(code)
            {
                scalars.append(scalar)
                rest = rest.dropFirst(length)
            } else {
                let signs: [Character: Character] = ["n": "\n", "t": "\t", "r": "\r"]
                scalars.append(contentsOf: (signs[kind] ?? kind).unicodeScalars)
            }
        }
        return nil
    }

    private mutating func skipSpace() { rest = rest.drop(while: \.isWhitespace) }

    private mutating func take(_ sign: String) -> Bool {
        skipSpace()
        guard rest.hasPrefix(sign) else { return false }
        rest = rest.dropFirst(sign.count)
        return true
    }

    private mutating func take(word: String) -> Bool {
        let before = rest
        skipSpace()
        if rest.hasPrefix(word) {
            let after = rest.dropFirst(word.count)
            if after.first.map({ !$0.isLetter && !$0.isNumber && $0 != "_" }) ?? true {
                rest = after
                return true
            }
        }
        rest = before
        return false
    }
}
