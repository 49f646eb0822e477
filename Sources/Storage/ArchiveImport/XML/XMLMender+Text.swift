/// Text and CDATA. Both come out as CDATA with all references resolved: libxml2 then takes a run of
/// text as one piece, where it would take one per `&lt;`, of which escaped HTML is full.
extension XMLMender {
    /// Copies text up to the next `<`.
    ///
    /// Without `isLast`, stops before a token that the next bytes may complete.
    mutating func mendText(_ bytes: Bytes, _ position: inout Int, isLast: Bool) {
        if !isInSection { copySpace(bytes, &position) }
        var start = position
        scan: while position < bytes.count {
            position = bytes.endOfPlainText(from: position)
            guard position < bytes.count else { break }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "<"): break scan
            case UInt8(ascii: "&"):
                writeText(bytes, start..<position)
                guard mendReference(bytes, &position, isLast: isLast) else { return }
                start = position
            case UInt8(ascii: "]"):
                if bytes.has("]]>", at: position) {
                    note(.sectionEndInText, bytes, position)
                    position += 2
                    writeText(bytes, start..<position)
                    start = position
                } else if !isLast, bytes.endsInside("]]>", from: position) {
                    break scan
                } else {
                    position += 1
                }
            case 0x20..<0x80, 0x0A, 0x09: position += 1
            default:
                guard mendByte(bytes, &position, &start, isLast: isLast) else { return }
            }
        }
        writeText(bytes, start..<position)
    }

    /// Copies a CDATA section up to its end; false when more bytes are needed.
    mutating func mendCharacterData(_ bytes: Bytes, _ position: inout Int, isLast: Bool) -> Bool {
        var start = position
        scan: while position < bytes.count {
            position = bytes.endOfPlainText(from: position, withMarkup: true)
            guard position < bytes.count else { break }
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "]"):
                if bytes.has("]]>", at: position) {
                    writeText(bytes, start..<position)
                    position += 3
                    state = .content
                    return true
                }
                if !isLast, bytes.endsInside("]]>", from: position) { break scan }
                position += 1
            case 0x20..<0x80, 0x0A, 0x09: position += 1
            default:
                guard mendByte(bytes, &position, &start, isLast: isLast) else { return false }
            }
        }
        writeText(bytes, start..<position)
        return false
    }

    /// Writes text as it is, in a CDATA section of the output.
    mutating func writeText(_ bytes: Bytes, _ range: Range<Int>) {
        guard !range.isEmpty, !keepOut(bytes, range) else { return }
        let first = bytes[range.lowerBound]
        let joins = first == UInt8(ascii: "]") || first == UInt8(ascii: ">")
        // Two pieces must not make a `]]>` together.
        if joins, output.last == UInt8(ascii: "]") { closeSection() }
        openSection()
        append(bytes, range)
    }

    /// Keeps a long text out of the output, with a sign in its place, where that is asked for and it
    /// is one of the input itself.
    private mutating func keepOut(_ bytes: Bytes, _ range: Range<Int>) -> Bool {
        guard longTexts != nil, range.count >= Self.longTextLength, isInput(bytes) else {
            return false
        }
        closeSection()
        append("<?t?>")
        longTexts?.append(range)
        return true
    }

    /// From here on copying a text and reading it once more costs more than a sign does.
    private static let longTextLength = 256

    /// Writes one character in a CDATA section of the output.
    mutating func writeText(_ scalar: Unicode.Scalar) {
        if scalar == ">" || scalar == "]", output.last == UInt8(ascii: "]") { closeSection() }
        openSection()
        if scalar.isASCII {
            output.append(UInt8(truncatingIfNeeded: scalar.value))
        } else {
            output.append(contentsOf: String(scalar).utf8)
        }
    }

    /// Begins a CDATA section of the output, unless there is one.
    mutating func openSection() {
        guard !isInSection else { return }
        append("<![CDATA[")
        isInSection = true
    }

    /// Ends the CDATA section of the output, if there is one.
    mutating func closeSection() {
        guard isInSection else { return }
        append("]]>")
        isInSection = false
    }

    /// Space between two tags passes as it is.
    private mutating func copySpace(_ bytes: Bytes, _ position: inout Int) {
        var end = position
        while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0A || bytes[end] == 0x09 {
            end += 1
        }
        guard end == bytes.count || bytes[end] == UInt8(ascii: "<") else { return }
        append(bytes, position..<end)
        position = end
    }

    /// Takes a byte that is neither ASCII text nor mark-up; false when more bytes are needed.
    private mutating func mendByte(
        _ bytes: Bytes, _ position: inout Int, _ start: inout Int, isLast: Bool
    ) -> Bool {
        let byte = bytes[position]
        if byte >= 0x80 {
            let length = UTF8Sequence.length(bytes, at: position)
            if length > 0, !UTF8Sequence.isControl(bytes, at: position) {
                position += length
                return true
            }
            if length < 0, !isLast {
                writeText(bytes, start..<position)
                return false
            }
        }
        writeText(bytes, start..<position)
        if byte == 0x0D {
            // CRLF and CR are LF. Source: XML 1.0, 2.11.
            start = position
            if position + 1 == bytes.count, !isLast { return false }
            if !bytes.has("\r\n", at: position) { writeText("\n") }
            position += 1
        } else if byte < 0x80 {
            note(.controlCharacter, bytes, position)
            position += 1
        } else if UTF8Sequence.isControl(bytes, at: position) {
            // Meant as Windows-1252: HTML reads a number that way.
            note(.windowsCharacter, bytes, position)
            for scalar in "&#\(bytes[position + 1]);".unicodeScalars { writeText(scalar) }
            position += 2
        } else {
            note(.badUTF8, bytes, position)
            writeText("\u{FFFD}")
            position += 1
        }
        start = position
        return true
    }
}
