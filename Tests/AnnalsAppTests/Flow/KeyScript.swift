import ReaderModel

/// Keys as a test writes them: `jj<Enter>`, `12j`, `<C-d>`, `<Space>`, `<F1>`; `<lt>` is `<`.
enum KeyScript {
    static func keys(_ script: String) -> [KeyPress] {
        var keys: [KeyPress] = []
        var rest = script[...]
        while let character = rest.popFirst() {
            guard character == "<", let end = rest.firstIndex(of: ">") else {
                keys.append(.character(character))
                continue
            }
            let name = String(rest[..<end])
            rest = rest[rest.index(after: end)...]
            keys.append(key(named: name))
        }
        return keys
    }

    private static func key(named name: String) -> KeyPress {
        if name.hasPrefix("C-"), let letter = name.last { return .control(letter) }
        if name.hasPrefix("F"), let number = Int(name.dropFirst()) {
            return .named(.function(number))
        }
        let named: [String: KeyPress] = [
            "Enter": .named(.enter), "Tab": .named(.tab), "S-Tab": .named(.backTab),
            "Esc": .named(.escape), "BS": .named(.backspace), "Up": .named(.up),
            "Down": .named(.down), "Left": .named(.left), "Right": .named(.right),
            "PgDn": .named(.pageDown), "PgUp": .named(.pageUp), "Home": .named(.home),
            "End": .named(.end), "Space": .character(" "), "lt": .character("<"),
        ]
        guard let key = named[name] else { preconditionFailure("no key is called <\(name)>") }
        return key
    }
}
