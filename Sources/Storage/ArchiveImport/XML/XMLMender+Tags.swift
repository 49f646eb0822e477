/// Tags and the other things that begin with `<`.
extension XMLMender {
    /// Takes what begins with `<`; false when more bytes are needed.
    mutating func mendMarkup(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        let next = position + 1
        guard next < bytes.count else { return isLast ? mendLessThan(bytes, &position) : false }
        switch bytes[next] {
        case UInt8(ascii: "!"): return mendDeclaration(bytes, &position, isLast: isLast)
        case UInt8(ascii: "?"):
            enter(.instruction)
            position += 2
            return true
        case UInt8(ascii: "/"): return mendEndTag(bytes, &position, isLast: isLast)
        case let byte where XMLName.isNameStart(byte):
            return mendStartTag(bytes, &position, isLast: isLast)
        default: return mendLessThan(bytes, &position)
        }
    }

    /// Takes a `<` as text.
    private mutating func mendLessThan(_ bytes: Bytes, _ position: inout Int) -> Bool {
        note(.bareLessThan, bytes, position)
        writeText("<")
        position += 1
        return true
    }

    private mutating func mendDeclaration(
        _ bytes: Bytes, _ position: inout Int, isLast: Bool
    ) -> Bool {
        if bytes.has("<!--", at: position) {
            enter(.comment)
            position += 4
            return true
        }
        if bytes.has("<![CDATA[", at: position) {
            state = .characterData
            position += 9
            return true
        }
        let mayBecome =
            bytes.endsInside("<!--", from: position)
            || bytes.endsInside("<![CDATA[", from: position)
        if mayBecome {
            // At the end of the file this is a token cut off, and no text.
            if isLast { position = bytes.count }
            return isLast
        }
        return mendLessThan(bytes, &position)
    }

    private mutating func mendEndTag(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        var end = position + 2
        while end < bytes.count, XMLName.isNameByte(bytes[end]) { end += 1 }
        let name = position + 2..<end
        while end < bytes.count, bytes[end].isSpace { end += 1 }
        guard end < bytes.count else {
            guard end - position > Self.tagLimit else { return false }
            return mendLessThan(bytes, &position)
        }
        guard !name.isEmpty else { return mendLessThan(bytes, &position) }
        if bytes[end] == UInt8(ascii: ">") {
            end += 1
        } else {
            // `</p<b>` and `</p class="x">`: the name alone counts.
            note(.brokenTag, bytes, position)
            let rest = bytes[end...].prefix(1_024)
            if let close = rest.firstIndex(of: UInt8(ascii: ">")),
                !rest[..<close].contains(UInt8(ascii: "<"))
            {
                end = close + 1
            }
        }
        close(bytes, name, at: position)
        position = end
        return true
    }

    private mutating func close(_ bytes: Bytes, _ name: Range<Int>, at position: Int) {
        // Nearly always; the root is left to the rest.
        if skipped.isEmpty, open.count > 1, open.isInnermost(bytes.slice(name)) {
            closeSection()
            // The name is spelled as the open one is, mended if need be.
            append(bytes, position..<name.upperBound)
            output.append(UInt8(ascii: ">"))
            return open.pop()
        }
        var wanted: [UInt8] = []
        XMLName.append(bytes.slice(name), to: &wanted)
        if let count = skipped[wanted] {
            skipped[wanted] = count > 1 ? count - 1 : nil
            return
        }
        guard let depth = open.depth(of: wanted[...]) else {
            return note(.strayEndTag, bytes, position)
        }
        for _ in 1..<depth {
            note(.missingEndTag, bytes, position)
            closeInnermost()
        }
        skipped = [:]
        if open.count > 1 { closeInnermost() } else { state = .epilog }
    }

    /// Closes the innermost open element.
    mutating func closeInnermost() {
        closeSection()
        append("</")
        output.append(contentsOf: open.name(open.count - 1))
        output.append(UInt8(ascii: ">"))
        open.pop()
    }

    private mutating func mendStartTag(
        _ bytes: Bytes, _ position: inout Int, isLast: Bool
    ) -> Bool {
        switch TagExtent.find(bytes, from: position, limit: Self.tagLimit) {
        case .unfinished:
            guard isLast else { return false }
            // A tag cut off by the end of the file says nothing.
            position = bytes.count
        case .text: return mendLessThan(bytes, &position)
        case .tag(let end, let isBroken):
            if isBroken { note(.brokenTag, bytes, position) }
            writeStartTag(bytes, position..<end)
            position = end
        }
        return true
    }

    /// Copies a start tag, mended.
    ///
    /// A root is opened even if the tag is an empty element's.
    mutating func writeStartTag(_ bytes: Bytes, _ tag: Range<Int>, isRoot: Bool = false) {
        var nameEnd = tag.lowerBound + 1
        while XMLName.isNameByte(bytes[nameEnd]) { nameEnd += 1 }
        let isEmpty = bytes[tag.upperBound - 2] == UInt8(ascii: "/")
        if isEntryInEntry(bytes, tag.lowerBound + 1..<nameEnd) {
            note(.missingEndTag, bytes, tag.lowerBound)
            closeInnermost()
        }
        guard open.count < Self.depthLimit, skipped.isEmpty else {
            note(.tooDeep, bytes, tag.lowerBound)
            if !isEmpty { skip(bytes.slice(tag.lowerBound + 1..<nameEnd)) }
            return
        }
        closeSection()
        let isBare = nameEnd == tag.upperBound - 1 && !isEmpty
        if isBare, XMLName.isPlain(bytes.slice(tag.lowerBound + 1..<nameEnd)) {
            open.push(bytes.slice(tag.lowerBound + 1..<nameEnd))
            return append(bytes, tag)
        }
        output.append(UInt8(ascii: "<"))
        let start = output.count
        XMLName.append(bytes.slice(tag.lowerBound + 1..<nameEnd), to: &output)
        let isOpened = isRoot || !isEmpty
        if isOpened { open.push(output[start...]) }
        writeAttributes(bytes, nameEnd..<tag.upperBound - (isEmpty ? 2 : 1))
        append(isOpened ? ">" : "/>")
    }

    /// Remembers a start tag that is left out; a file of ever new names is not followed far.
    private mutating func skip(_ name: Bytes) {
        var key: [UInt8] = []
        XMLName.append(name, to: &key)
        if skipped.count < 64 || skipped[key] != nil { skipped[key, default: 0] += 1 }
    }

    /// Whether a start tag is that of an entry directly in another, which lacks its end tag then.
    private func isEntryInEntry(_ bytes: Bytes, _ name: Range<Int>) -> Bool {
        let isEntry =
            name.count >= 4
            && (bytes.has("entry", at: name.upperBound - 5)
                || bytes.has("item", at: name.upperBound - 4))
        return isEntry && open.count > 1
            && open.name(open.count - 1).elementsEqual(bytes[name])
    }
}

/// How far a start tag reaches.
enum TagExtent: Equatable {
    /// It ends before this byte; broken when a quote is never closed.
    case tag(end: Int, isBroken: Bool)
    /// Its end is not among the bytes.
    case unfinished
    /// What begins there is no tag.
    case text

    /// Finds the end of the tag whose `<` stands at `start`.
    ///
    /// A `<` in a value that already had a `>` shows that the quote was never meant to reach that
    /// far: the tag ends at that `>`. This also keeps the search from running through the file.
    static func find(_ bytes: Bytes, from start: Int, limit: Int) -> TagExtent {
        var quote: UInt8 = 0
        var lastInk: UInt8 = 0
        var closeInQuote: Int?
        var position = start + 1
        let end = min(bytes.count, start + limit)
        while position < end {
            let byte = bytes[position]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    closeInQuote = nil
                } else if byte == UInt8(ascii: ">"), closeInQuote == nil {
                    closeInQuote = position
                } else if byte == UInt8(ascii: "<"), let close = closeInQuote {
                    return .tag(end: close + 1, isBroken: true)
                }
            } else if byte == UInt8(ascii: ">") {
                return .tag(end: position + 1, isBroken: false)
            } else if byte == UInt8(ascii: "<") {
                return .text
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                // Only after an equals sign does a quote open a value.
                if lastInk == UInt8(ascii: "=") { quote = byte }
            }
            if !byte.isSpace { lastInk = byte }
            position += 1
        }
        if bytes.count - start >= limit { return .text }
        return .unfinished
    }
}
