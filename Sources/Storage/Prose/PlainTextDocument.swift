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
