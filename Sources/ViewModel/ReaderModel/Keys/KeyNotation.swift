extension KeyPress {
    /// Reads keys as the table of commands writes them: `gg`, `<C-d>`, `jj<Enter>`, `<Space>`.
    ///
    /// A name in angle brackets is a key without a character or one with Control (`C-`), Alt
    /// (`A-` or `M-`) or Shift (`S-Tab`); `<lt>` is `<` itself, as is one that no `>` follows.
    ///
    /// - Returns: the keys, or nil when a bracketed name is not that of a key.
    public static func sequence(_ notation: String) -> [KeyPress]? {
        var keys: [KeyPress] = []
        var rest = Substring(notation)
        while let first = rest.popFirst() {
            guard first == "<", let close = rest.firstIndex(of: ">"), close != rest.startIndex
            else {
                keys.append(.character(first))
                continue
            }
            guard let key = KeyPress(name: String(rest[..<close])) else { return nil }
            keys.append(key)
            rest = rest[rest.index(after: close)...]
        }
        return keys
    }

    /// How the key is shown to a person: `j`, `^D`, `Space`, `↓`, `F1`.
    public var shown: String {
        switch self {
        case .character(" "): "Space"
        case .character(let character): String(character)
        case .control(let character): "^" + character.uppercased()
        case .alt(let character): "Alt-" + String(character)
        case .named(.function(let number)): "F\(number)"
        case .named(let name): Self.shownNames[name] ?? ""
        }
    }

    private init?(name: String) {
        let lower = name.lowercased()
        if let named = Self.names[lower] {
            self = named
            return
        }
        if lower.first == "f", let number = Int(lower.dropFirst()), (1...12).contains(number) {
            self = .named(.function(number))
            return
        }
        guard name.count == 3, name.dropFirst().first == "-", let character = name.last else {
            return nil
        }
        switch lower.first {
        case "c": self = .control(Character(character.lowercased()))
        case "a", "m": self = .alt(character)
        default: return nil
        }
    }

    private static let names: [String: KeyPress] = [
        "space": .character(" "), "lt": .character("<"), "enter": .named(.enter),
        "tab": .named(.tab), "s-tab": .named(.backTab), "esc": .named(.escape),
        "bs": .named(.backspace), "del": .named(.delete), "up": .named(.up),
        "down": .named(.down), "left": .named(.left), "right": .named(.right),
        "pageup": .named(.pageUp), "pagedown": .named(.pageDown), "home": .named(.home),
        "end": .named(.end),
    ]

    private static let shownNames: [Named: String] = [
        .up: "↑", .down: "↓", .left: "←", .right: "→", .pageUp: "PgUp", .pageDown: "PgDn",
        .home: "Home", .end: "End", .enter: "Enter", .tab: "Tab", .backTab: "Shift-Tab",
        .backspace: "Backspace", .delete: "Del", .escape: "Esc",
    ]
}
