/// The bytes of a source with some of them replaced, made only once something is.
struct Edit {
    private let bytes: Bytes
    private var output: [UInt8] = []
    private var copied = 0
    /// How many bytes tickets have saved, which count as if they were there.
    private var saved = 0
    private var isCut = false
    private var isEdited = false

    init(bytes: Bytes) { self.bytes = bytes }

    /// The edited bytes; nil if nothing was.
    var result: [UInt8]? {
        mutating get {
            guard isEdited else { return nil }
            if !isCut {
                output.append(contentsOf: bytes.slice(min(copied, bytes.count)..<bytes.count))
            }
            isCut = true
            return output
        }
    }

    /// How many bytes there are up to `position` of the source.
    func size(at position: Int) -> Int { output.count + position - copied + saved }

    /// Puts `replacement` in the place of `range`; what begins in an earlier range goes with it.
    mutating func replace(_ range: Range<Int>, with replacement: [UInt8]) {
        replacement.withUnsafeBufferPointer { replace(range, with: $0) }
    }

    /// The same.
    mutating func replace(_ range: Range<Int>, with replacement: StaticString) {
        replace(range, with: Bytes(replacement))
    }

    /// The same within a tag, where a `<` is one of a name.
    mutating func replace(inTag range: Range<Int>, with replacement: StaticString) {
        guard begin(range) else { return }
        output.append(contentsOf: Bytes(replacement))
    }

    /// Puts a ticket in the place of the text that it stands for.
    mutating func replace(_ range: Range<Int>, with ticket: SourceDeposit.Ticket) {
        guard begin(range) else { return }
        for index in 0..<ticket.count { output.append(ticket[index]) }
        saved += range.count - ticket.count
    }

    /// Puts a row with a ticket in the place of the rows that it stands for.
    mutating func replace(rows range: Range<Int>, with ticket: SourceDeposit.Ticket) {
        replace(range, with: "<tr><td>")
        replace(range.upperBound..<range.upperBound, with: ticket)
        replace(range.upperBound..<range.upperBound, with: "</td></tr>")
        saved += range.count
    }

    private mutating func replace(_ range: Range<Int>, with replacement: Bytes) {
        guard begin(range) else { return }
        // A `<` that was text must not become a tag with what follows now.
        if output.last == UInt8(ascii: "<"), replacement.first != 0x20 { output += "<!---->".utf8 }
        output.append(contentsOf: replacement)
    }

    /// Copies what is before `range` and passes over it; false if it has been passed over already.
    @inline(__always)
    private mutating func begin(_ range: Range<Int>) -> Bool {
        guard !isCut, range.upperBound > copied || range.isEmpty else { return false }
        if !isEdited {
            isEdited = true
            output.reserveCapacity(bytes.count + 64)
        }
        if range.lowerBound > copied {
            output.append(contentsOf: bytes.slice(copied..<range.lowerBound))
        }
        copied = max(copied, range.upperBound)
        return true
    }

    /// Ends the source at `position`.
    mutating func cut(at position: Int) {
        replace(position..<position, with: "")
        isCut = true
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a text of the program.
    init(_ text: StaticString) { self.init(start: text.utf8Start, count: text.utf8CodeUnitCount) }
}
