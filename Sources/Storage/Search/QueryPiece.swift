/// A stretch of what was typed that stands for one term.
struct QueryPiece: Hashable {
    /// Whether a `-` stands before it.
    var isNegated = false
    /// The letters before a colon, in lower case; nil when there is none.
    var field: String?
    /// What follows, without quotes.
    var value = ""
    /// Whether the value stands in quotes, and whether those are closed.
    var isQuoted = false
    var isClosed = false
    /// The regular expression between slashes, nil for none.
    var pattern: String?
    /// Whether it is the word `or` or a bar.
    var isOr = false

    /// Whether a star asks for words that begin so.
    var hasStar: Bool { !isQuoted && value.hasSuffix("*") && value.utf8.count > 1 }

    /// The same with the field's name as part of the words.
    var whole: QueryPiece {
        guard let field else { return self }
        var piece = self
        piece.field = nil
        piece.value = field + ":" + value
        return piece
    }

    /// Cuts what was typed at white space outside quotes and regular expressions.
    static func pieces(of text: String) -> [QueryPiece] {
        let scalars = Array(text.unicodeScalars)
        var pieces: [QueryPiece] = []
        var position = 0
        while position < scalars.count {
            guard !scalars[position].properties.isWhitespace else {
                position += 1
                continue
            }
            pieces.append(read(scalars, &position))
        }
        return pieces
    }

    private static func read(_ scalars: [Unicode.Scalar], _ position: inout Int) -> QueryPiece {
        var piece = QueryPiece()
        if scalars[position] == "-", position + 1 < scalars.count,
            !scalars[position + 1].properties.isWhitespace
        {
            piece.isNegated = true
            position += 1
        }
        if let end = endOfPattern(scalars, from: position) {
            piece.pattern = string(scalars[position + 1..<end])
            position = end + 1
            return piece
        }
        if let colon = colon(scalars, from: position) {
            piece.field = string(scalars[position..<colon]).lowercased()
            position = colon + 1
        }
        if position < scalars.count, isQuote(scalars[position]) {
            readQuoted(scalars, &position, &piece)
        } else {
            let start = position
            while position < scalars.count, !scalars[position].properties.isWhitespace {
                position += 1
            }
            piece.value = string(scalars[start..<position])
            piece.isOr =
                !piece.isNegated && piece.field == nil
                && ["or", "OR", "Or", "|"].contains(piece.value)
        }
        return piece
    }

    private static func readQuoted(
        _ scalars: [Unicode.Scalar], _ position: inout Int, _ piece: inout QueryPiece
    ) {
        piece.isQuoted = true
        let start = position + 1
        let end = scalars[start...].firstIndex(where: isQuote)
        piece.value = string(scalars[start..<(end ?? scalars.count)])
        piece.isClosed = end != nil
        position = end.map { $0 + 1 } ?? scalars.count
    }

    /// The colon after a run of ASCII letters, which name a field.
    private static func colon(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        let end = scalars[start...].firstIndex { !$0.isASCII || !$0.properties.isAlphabetic }
        guard let end, end > start, scalars[end] == ":" else { return nil }
        return end
    }

    /// The slash that ends a regular expression: before white space or the end.
    ///
    /// A path is none.
    private static func endOfPattern(_ scalars: [Unicode.Scalar], from start: Int) -> Int? {
        guard start < scalars.count, scalars[start] == "/" else { return nil }
        var position = start + 1
        while position < scalars.count {
            if scalars[position] == "\\" {
                position += 2
                continue
            }
            if scalars[position] == "/" {
                let next = position + 1
                if next == scalars.count || scalars[next].properties.isWhitespace {
                    return position > start + 1 ? position : nil
                }
            }
            position += 1
        }
        return nil
    }

    private static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
        ["\"", "\u{201C}", "\u{201D}", "\u{201E}", "\u{AB}", "\u{BB}"].contains(scalar)
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
