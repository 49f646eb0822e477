internal import Typesetting

extension HelpText {
    /// Cells before a line's keys.
    public static let indent = 4
    /// Cells between keys and text, at least.
    public static let gap = 2
    /// The most cells that keys have for themselves before their text begins.
    private static let widestKeys = 22
    /// Fewer cells than this after long keys are no room for text.
    private static let leastRoom = 12

    /// The cells that the column of keys has on a page so wide.
    public static func keysWidth(_ lines: [Line], columns: Int) -> Int {
        let widest = lines.reduce(0) { max($0, Glyphs.width(of: $1.keys)) }
        return min(widest, widestKeys, max(4, columns / 3))
    }

    /// Lines that fit a page so wide: a text that is too long goes on below itself.
    static func wrapped(_ lines: [Line], columns: Int) -> [Line] {
        let keys = keysWidth(lines, columns: columns)
        let room = max(1, columns - indent - keys - gap)
        return lines.flatMap { line -> [Line] in
            guard !line.keys.isEmpty else { return [line] }
            let first = room - max(0, Glyphs.width(of: line.keys) - keys)
            return wrapped(line, first: first < leastRoom ? 0 : first, rest: room)
        }
    }

    private static func wrapped(_ line: Line, first: Int, rest: Int) -> [Line] {
        var texts: [String] = []
        var text = ""
        for word in line.text.split(separator: " ") {
            let longer = text.isEmpty ? String(word) : text + " " + word
            let room = texts.isEmpty ? first : rest
            if Glyphs.width(of: longer) <= room || text.isEmpty && (room > 0 || !texts.isEmpty) {
                text = longer
            } else {
                texts.append(text)
                text = String(word)
            }
        }
        return (texts + [text]).enumerated().map { index, text in
            Line(keys: index == 0 ? line.keys : "", text: text, continues: index > 0)
        }
    }
}
