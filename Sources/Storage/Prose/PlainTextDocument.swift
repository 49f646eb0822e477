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

    /// Where a long text can be cut before `limit`: at the last blank line, else at the last line's
    /// end, else at the last space; nil where none stands within the last three quarters of the
    /// bytes before it.
    static func beginningEnd(in bytes: Bytes, limit: Int) -> Int? {
        guard limit > 0, bytes.count > limit else { return nil }
        let least = max(1, limit / 4)
        var lineEnd: Int?
        var space: Int?
        var position = limit
        while position > least {
            position -= 1
            if space == nil, bytes[position] == 0x20 { space = position }
            guard isLineEnd(bytes[position]) else { continue }
            if lineEnd == nil { lineEnd = position }
            let before = bytes[least..<position].reversed()
                .first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }
            if bytes[position] == 0x0A, before == 0x0A { return position }
        }
        return lineEnd ?? space
    }

    private static func isLineEnd(_ byte: UInt8) -> Bool { byte >= 0x0A && byte <= 0x0D }

    private static func add(_ line: Bytes, to flow: inout Flow) {
        var addresses = BareAddresses(in: line)
        var position = 0
        while let found = addresses.next() {
            flow.line.add(line.slice(position..<found.lowerBound), in: InlineContext())
            var context = InlineContext()
            context.link = flow.line.number(for: .link(address: addresses.address(at: found)))
            flow.line.add(line.slice(found), in: context)
            position = found.upperBound
        }
        flow.line.add(line.slice(position..<line.count), in: InlineContext())
    }
}
