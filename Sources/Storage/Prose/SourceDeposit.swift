/// Keeps the long texts of a source while the parser reads tickets in their place.
///
/// The parser takes 40 ns for a byte of text, whose content it never needs: what it makes of a text
/// depends only on whether it begins with white space and whether it is all white space. So a
/// ticket of a few bytes goes through it, which is white space for white space and a letter for
/// words, and the tree gets the text back after.
///
/// 1. A text that is deposited is one that the parser would give back byte for byte: no references,
///    no line ends but LF, nothing that isn't UTF-8 or that the standard replaces.
/// 2. Only a ticket looks like a ticket: where the source has its first character, raw or by
///    number, nothing is deposited.
/// 3. White space before the first word of a text isn't part of what stands for the word, nor a
///    line end that begins it: that one the parser may drop.
struct SourceDeposit {
    /// Shorter ones cost less than their ticket.
    static let leastText = 16
    static let leastSpace = 10
    private static let mostTexts = base * base * base
    private static let mostSpaces = 256

    /// U+10FFFD, a character for private use, then three digits.
    private static let textTicketSize = 7
    /// A form feed, then four digits that are white space.
    private static let spaceTicketSize = 5
    private static let base = 60
    private static let firstDigit: UInt8 = 0x40

    /// What goes through the parser in the place of a text.
    struct Ticket {
        fileprivate(set) var count: Int
        fileprivate var bytes = SIMD8<UInt8>()

        subscript(index: Int) -> UInt8 { bytes[index] }
    }

    private let bytes: Bytes
    private var takesText: Bool
    private var takesSpace: Bool
    private var texts: [Range<Int>] = []
    private var spaces: [Range<Int>] = []
    /// Which of ``texts`` are rows of tables.
    private var rows: Set<Int> = []
    /// Where in ``spaces`` white space with a hash is, plus one.
    private var spaceTable: [UInt16] = []

    /// Makes one for the texts of `bytes`; it takes none if it isn't open.
    init(for bytes: Bytes, isOpen: Bool) {
        self.bytes = bytes
        takesText = isOpen && bytes.index(of: 0xF4, from: 0) == nil
        takesSpace = isOpen && bytes.index(of: 0x0C, from: 0) == nil
        guard isOpen else { return }
        spaceTable = Array(repeating: 0, count: 1024)
        var position = 0
        while let hash = bytes.index(of: UInt8(ascii: "#"), from: position) {
            position = hash + 1
            guard hash > 0, bytes[hash - 1] == UInt8(ascii: "&"),
                case .number(let scalar)? = CharacterReference.read(bytes, at: hash - 1)?.reference
            else { continue }
            if scalar == "\u{10FFFD}" { takesText = false }
            if scalar == "\u{0C}" { takesSpace = false }
        }
    }

    /// Whether nothing has been deposited.
    var isEmpty: Bool { texts.isEmpty && spaces.isEmpty }

    /// Deposits words; nil if there is no room for more.
    mutating func ticket(forText text: Range<Int>) -> Ticket? {
        guard takesText, texts.count < Self.mostTexts else { return nil }
        var number = texts.count
        texts.append(text)
        var ticket = Ticket(count: Self.textTicketSize)
        ticket.bytes = SIMD8(0xF4, 0x8F, 0xBF, 0xBD, 0, 0, 0, 0)
        for index in 4..<Self.textTicketSize {
            ticket.bytes[index] = Self.firstDigit + UInt8(truncatingIfNeeded: number % Self.base)
            number /= Self.base
        }
        return ticket
    }

    /// Deposits ``PlainRows``; nil if there is no room for more.
    mutating func ticket(forRows range: Range<Int>) -> Ticket? {
        let number = texts.count
        let ticket = ticket(forText: range)
        if ticket != nil { rows.insert(number) }
        return ticket
    }

    /// Whether a parsed text is a ticket for rows of a table.
    func standsForRows(_ text: Bytes) -> Bool {
        guard !rows.isEmpty, text.count == Self.textTicketSize else { return false }
        return number(ofTicketIn: text, at: 0).map(rows.contains) ?? false
    }

    /// Deposits white space, all that is the same once; nil if there is no room for more.
    mutating func ticket(forSpace space: Range<Int>) -> Ticket? {
        guard takesSpace, var number = number(of: space) else { return nil }
        var ticket = Ticket(count: Self.spaceTicketSize)
        ticket.bytes[0] = 0x0C
        for index in 1..<Self.spaceTicketSize {
            ticket.bytes[index] = Self.spaceDigits[number & 3]
            number >>= 2
        }
        return ticket
    }

    private mutating func number(of space: Range<Int>) -> Int? {
        let run = bytes.slice(space)
        // Most are of one kind of white space, after the line end.
        var slot = (run.count &* 4 &+ Int(run[0]) &* 7 &+ Int(run[run.count - 1])) & 1023
        while spaceTable[slot] != 0 {
            let number = Int(spaceTable[slot]) - 1
            let known = bytes.slice(spaces[number])
            if known.isSame(as: run) { return number }
            slot = (slot + 1) & 1023
        }
        guard spaces.count < Self.mostSpaces else { return nil }
        spaces.append(space)
        spaceTable[slot] = UInt16(spaces.count)
        return spaces.count - 1
    }

    private static let spaceDigits = SIMD4<UInt8>(0x20, 0x09, 0x0A, 0x0C)

    /// What the ticket at `start` of a parsed text stands for; nil if there is none.
    @inline(__always)
    private func deposited(for text: Bytes, at start: Int) -> (range: Range<Int>, length: Int)? {
        switch text[start] {
        case 0xF4:
            return number(ofTicketIn: text, at: start).map { (texts[$0], Self.textTicketSize) }
        case 0x0C where takesSpace:
            guard start + Self.spaceTicketSize <= text.count else { return nil }
            var number = 0
            for index in (1..<Self.spaceTicketSize).reversed() {
                let digit = text[start + index]
                number =
                    number << 2 | (digit == 0x20 ? 0 : digit == 0x09 ? 1 : digit == 0x0A ? 2 : 3)
            }
            return number < spaces.count ? (spaces[number], Self.spaceTicketSize) : nil
        default: return nil
        }
    }

    /// Which of ``texts`` the ticket at `start` of a parsed text stands for.
    @inline(__always)
    private func number(ofTicketIn text: Bytes, at start: Int) -> Int? {
        guard takesText, text[start] == 0xF4, start + Self.textTicketSize <= text.count
        else { return nil }
        var number = 0
        for index in (4..<Self.textTicketSize).reversed() {
            number = number * Self.base + Int(text[start + index] &- Self.firstDigit)
        }
        return number < texts.count ? number : nil
    }

    /// The text that one with tickets stands for, in memory of its own; nil if it has none.
    func redeemed(_ text: Bytes, in memory: inout ParserMemory) -> UnsafeMutablePointer<CChar>? {
        var length = 0
        var hasTicket = false
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte == 0xF4 || byte == 0x0C, let (range, size) = deposited(for: text, at: position)
            {
                hasTicket = true
                length += range.count
                position += size
            } else {
                length += 1
                position += 1
            }
        }
        guard hasTicket, let base = bytes.baseAddress, let source = text.baseAddress,
            let block = memory.allocate(length + 1)
        else { return nil }
        let result = block.assumingMemoryBound(to: UInt8.self)
        var end = result
        position = 0
        while position < text.count {
            let byte = text[position]
            if byte == 0xF4 || byte == 0x0C, let (range, size) = deposited(for: text, at: position)
            {
                end.update(from: base + range.lowerBound, count: range.count)
                end += range.count
                position += size
            } else {
                end.pointee = source[position]
                end += 1
                position += 1
            }
        }
        end.pointee = 0
        return block.assumingMemoryBound(to: CChar.self)
    }
}
