extension Prompt {
    /// What a key did to the text of a prompt.
    enum Edit: Hashable {
        /// The text has changed.
        case changed
        /// Only the cursor moved, or nothing did.
        case unchanged
        /// There was nothing left to erase: the prompt is to go.
        case cancelled
        /// The key edits nothing.
        case unknown
    }

    /// The longest text a prompt takes, in characters.
    static let longest = 500

    /// Edits the text as a line editor does, a grapheme cluster at a time.
    mutating func edit(_ key: KeyPress) -> Edit {
        switch key {
        case .character(let character): return insert(character)
        case .named(.left), .control("b"): cursor = max(0, cursor - 1)
        case .named(.right), .control("f"): cursor = min(text.count, cursor + 1)
        case .named(.home), .control("a"): cursor = 0
        case .named(.end), .control("e"): cursor = text.count
        case .named(.backspace), .control("h"):
            guard !text.isEmpty else { return .cancelled }
            return remove(max(0, cursor - 1)..<cursor)
        case .named(.delete), .control("d"): return remove(cursor..<min(text.count, cursor + 1))
        case .control("u"): return remove(0..<cursor)
        case .control("k"): return remove(cursor..<text.count)
        case .control("w"): return remove(startOfWord..<cursor)
        default: return .unknown
        }
        return .unchanged
    }

    /// Replaces the text; the cursor stands behind it.
    mutating func replace(with text: String) {
        self.text = text
        cursor = text.count
    }

    private mutating func insert(_ character: Character) -> Edit {
        let isControl = character.unicodeScalars.contains {
            $0.properties.generalCategory == .control
        }
        guard !isControl, text.count < Self.longest else { return .unchanged }
        // A mark that joins the character before it makes no new one: count, don't add.
        let head = String(text.prefix(cursor)) + String(character)
        text = head + text.dropFirst(cursor)
        cursor = min(head.count, text.count)
        return .changed
    }

    private mutating func remove(_ range: Range<Int>) -> Edit {
        guard !range.isEmpty else { return .unchanged }
        text = String(text.prefix(range.lowerBound)) + text.dropFirst(range.upperBound)
        cursor = min(range.lowerBound, text.count)
        return .changed
    }

    private var startOfWord: Int {
        var characters = Array(text.prefix(cursor))
        while characters.last?.isWhitespace == true { characters.removeLast() }
        while let last = characters.last, !last.isWhitespace { characters.removeLast() }
        return characters.count
    }
}
