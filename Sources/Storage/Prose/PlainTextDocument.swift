/// Reads plain text into blocks.
enum PlainTextDocument {
    /// Blank lines divide paragraphs, other line ends are breaks, web addresses are links.
    static func read(_ bytes: Bytes) -> Document {
        var flow = Flow()
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, !isLineEnd(bytes[end]) { end += 1 }
            add(bytes.slice(start..<end), to: &flow)
            flow.line.breakLine(in: InlineContext())
            let isPair = bytes.has("\r\n", at: end)
            start = end + (isPair ? 2 : 1)
        }
        return Document(blocks: flow.finished())
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte >= 0x0A && byte <= 0x0D }

    private static func add(_ line: Bytes, to flow: inout Flow) {
        var position = 0
        while let link = nextLink(in: line, from: position) {
            flow.line.add(line.slice(position..<link.lowerBound), in: InlineContext())
            let address = line.slice(link)
            var context = InlineContext()
            context.link = flow.line.number(for: .link(address: address.text))
            flow.line.add(address, in: context)
            position = link.upperBound
        }
        flow.line.add(line.slice(position..<line.count), in: InlineContext())
    }

    /// The next web address at or after `start`.
    private static func nextLink(in line: Bytes, from start: Int) -> Range<Int>? {
        var from = start
        while let colon = line.index(of: UInt8(ascii: ":"), from: from) {
            from = colon + 1
            let schemes: [(StaticString, Int)] = [("https://", 5), ("http://", 4)]
            for (scheme, length) in schemes where colon - length >= start {
                let first = colon - length
                guard line.has(scheme, at: first) else { continue }
                if first > 0, line[first - 1].isLetter || line[first - 1].isDigit { continue }
                let end = endOfAddress(in: line, from: colon + 3)
                if end > colon + 3 { return first..<end }
            }
        }
        return nil
    }

    /// Signs that end a sentence rather than an address stay outside it.
    private static func endOfAddress(in line: Bytes, from start: Int) -> Int {
        var end = start
        var open = 0
        while end < line.count {
            let (scalar, length) = line.scalar(at: end)
            if scalar <= 0x20 || scalar == 0x7F
                || "<>\"".unicodeScalars.contains(where: { $0.value == scalar })
            {
                break
            }
            if scalar >= 0x80, case .divider = WordRole(of: scalar) { break }
            if scalar == 0x28 { open += 1 }
            if scalar == 0x29 {
                if open == 0 { break }
                open -= 1
            }
            end += length
        }
        while end > start, ".,;:!?'*_]".utf8.contains(line[end - 1]) { end -= 1 }
        return end
    }
}
