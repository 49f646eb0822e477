/// Makes well-formed XML of what archives hold, piece by piece, before libxml2 sees it.
///
/// Even when asked to recover, libxml2 loses the rest of a file at a control character, a stray end
/// tag, `< ` in text, bad UTF-8 in CDATA, anything before or after the XML. About one archive in six
/// has such a thing. So nothing of the kind gets through:
///
/// 1. What comes out is well-formed, whatever goes in; each piece ends between two tokens, so that
///    libxml2 never has to wait for the rest of one.
/// 2. Only tags and CDATA come out, and white space between them. References are resolved;
///    comments, processing instructions (the XML declaration too: the bytes are UTF-8 by now) and
///    DOCTYPE stay behind; no entity is ever declared, so none can expand.
/// 3. What is not as it should be is mended in the way that keeps the most, and counted.
///
/// Its own time is a pass over the bytes at memory speed. It keeps the names of the open elements
/// and nothing else.
struct XMLMender {
    /// Elements nested deeper than this are left out, their text kept.
    static let depthLimit = 256
    /// A tag longer than this is no tag.
    static let tagLimit = 16 << 20

    /// What the input stands in.
    enum State {
        case prolog
        case content
        case characterData
        case comment
        case instruction
        case epilog
    }

    /// The mended XML, until it is taken away.
    var output: [UInt8] = []
    /// Where the long texts of the input lie that are not in the output; nil where all are to be.
    ///
    /// Each has a processing instruction in its place, of which there are no others. They are well
    /// formed, and as ``output`` to be taken away after each piece.
    var longTexts: [Range<Int>]?
    /// Where the input stands.
    ///
    /// After the root's end tag that is the epilog, but the root stays open in the output, for more
    /// may come.
    var state = State.prolog
    /// Whether the output stands in a CDATA section.
    var isInSection = false
    /// The open elements.
    var open = OpenElements()
    /// Start tags beyond ``depthLimit`` whose end tags are still to come, by name.
    var skipped: [[UInt8]: Int] = [:]
    /// Texts of the entities the DOCTYPE declares, without references of their own.
    var entities: [[UInt8]: [UInt8]] = [:]
    /// Whether the input ended before the root element did.
    private(set) var isTruncated = false
    /// How many elements were open there.
    private(set) var openAtEnd = 0
    /// What was mended.
    let repairs: RepairLog

    private let rootName: String
    private var returnState = State.prolog
    private var bytesBefore: Int64
    private var linesBefore = 0
    private var input = Bytes(start: nil, count: 0)
    private var hasJunk = false

    /// Makes a mender for an archive whose root element has this name, prefix and case aside.
    init(rootName: String, repairs: RepairLog, bytesBefore: Int64 = 0) {
        self.rootName = rootName
        self.repairs = repairs
        self.bytesBefore = bytesBefore
    }

    /// Mends as much of the bytes as can be decided on; returns how many those are.
    ///
    /// The rest must come again with more bytes behind it. With `isLast` all is taken, and what is
    /// open is closed.
    mutating func mend(_ bytes: Bytes, isLast: Bool) -> Int {
        input = bytes
        output.reserveCapacity(bytes.count + bytes.count / 4)
        var position = 0
        while position < bytes.count, step(&position, isLast: isLast) {}
        closeSection()
        if isLast {
            finish()
            position = bytes.count
        }
        linesBefore += bytes.lineCount(before: position)
        bytesBefore += Int64(position)
        input = Bytes(start: nil, count: 0)
        return position
    }

    /// The place of a byte of the current input, for a person.
    func place(_ position: Int) -> String {
        let lines = input.lineCount(before: position)
        return Place(byte: bytesBefore + Int64(position), line: linesBefore + lines + 1).text
    }

    /// The place of the next byte to come, for a person.
    var placeOfNext: String { Place(byte: bytesBefore, line: linesBefore + 1).text }

    /// Whether these bytes are the current input, and not the text of an entity.
    func isInput(_ bytes: Bytes) -> Bool { bytes.baseAddress == input.baseAddress }

    /// Counts a repair at a byte of the current input.
    func note(_ kind: RepairKind, _ position: Int) { repairs.note(kind, at: place(position)) }

    /// Counts a repair at a byte of a part of the current input.
    func note(_ kind: RepairKind, _ part: Bytes, _ position: Int) {
        guard let base = input.baseAddress, let start = part.baseAddress else { return }
        // The text of an entity is not part of the input; then any place has to do.
        note(kind, min(max(start - base + position, 0), input.count))
    }

    /// Writes mark-up of the mender's own.
    mutating func append(_ text: StaticString) {
        output.append(contentsOf: Bytes(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Writes bytes of the input that may stay as they are.
    mutating func append(_ bytes: Bytes, _ range: Range<Int>) {
        output.append(contentsOf: Bytes(rebasing: bytes[range]))
    }

    /// Leaves the content for a comment or an instruction, to come back to it afterwards.
    mutating func enter(_ inner: State) {
        returnState = state
        state = inner
    }

    /// Takes one token or a part of one; false when more bytes are needed to decide.
    private mutating func step(_ position: inout Int, isLast: Bool) -> Bool {
        switch state {
        case .prolog: return prolog(&position, isLast: isLast)
        case .epilog: return epilog(&position, isLast: isLast)
        case .content:
            mendText(input, &position, isLast: isLast)
            guard position < input.count, input[position] == UInt8(ascii: "<") else { return false }
            return mendMarkup(input, &position, isLast: isLast)
        case .characterData: return mendCharacterData(input, &position, isLast: isLast)
        case .comment: return skip(past: "-->", &position)
        case .instruction: return skip(past: "?>", &position)
        }
    }

    private mutating func skip(past end: StaticString, _ position: inout Int) -> Bool {
        if let found = input.index(of: end, from: position) {
            position = found + end.utf8CodeUnitCount
            state = returnState
            return true
        }
        // The beginning of the end mark may be there already.
        position = max(position, input.count - end.utf8CodeUnitCount + 1)
        return false
    }

    private mutating func prolog(_ position: inout Int, isLast: Bool) -> Bool {
        let start = position
        while position < input.count, input[position] != UInt8(ascii: "<") { position += 1 }
        noteJunk(start..<position)
        guard position < input.count else { return false }
        // Enough to tell a root element from anything else.
        guard isLast || input.count - position > 64 else { return false }
        if input.has("<?", at: position) {
            enter(.instruction)
            position += 2
        } else if input.has("<!--", at: position) {
            enter(.comment)
            position += 4
        } else if input.hasAnyCase("<!doctype", at: position) {
            return skipDoctype(input, &position, isLast: isLast)
        } else if isRoot(at: position + 1) {
            return root(&position, isLast: isLast)
        } else {
            noteJunk(position..<position + 1)
            position += 1
        }
        return true
    }

    private mutating func root(_ position: inout Int, isLast: Bool) -> Bool {
        switch TagExtent.find(input, from: position, limit: Self.tagLimit) {
        case .tag(let end, _):
            let isEmpty = input[end - 2] == UInt8(ascii: "/")
            if open.isEmpty {
                writeStartTag(input, position..<end, isRoot: true)
            } else {
                // Two exports in one file, as a merge conflict leaves them: the second goes on
                // where the first ended.
                note(.secondDocument, position)
            }
            position = end
            state = isEmpty ? .epilog : .content
            return true
        case .unfinished: return false
        case .text:
            position += 1
            return true
        }
    }

    private mutating func epilog(_ position: inout Int, isLast: Bool) -> Bool {
        let start = position
        while position < input.count, input[position] != UInt8(ascii: "<") { position += 1 }
        if input[start..<position].contains(where: { !$0.isSpace && $0 != 0 }) {
            noteAfterEnd(start)
        }
        // Enough to tell a root element from anything else.
        guard position < input.count, isLast || input.count - position > 64 else { return false }
        if isRoot(at: position + 1) { return root(&position, isLast: isLast) }
        if input.has("<?", at: position) {
            enter(.instruction)
        } else if input.has("<!--", at: position) {
            enter(.comment)
        } else {
            noteAfterEnd(position)
            position += 1
            return true
        }
        position += 2
        return true
    }

    private func noteAfterEnd(_ position: Int) {
        if repairs.count(of: .textAfterEnd) == 0 { note(.textAfterEnd, position) }
    }

    private mutating func noteJunk(_ range: Range<Int>) {
        guard !hasJunk else { return }
        // A byte order mark may stand anywhere before the XML.
        hasJunk = input[range].contains { !$0.isSpace && ![0xEF, 0xBB, 0xBF].contains($0) }
        if hasJunk { note(.textBeforeStart, range.lowerBound) }
    }

    private func isRoot(at start: Int) -> Bool {
        var end = start
        while end < input.count, XMLName.isNameByte(input[end]) { end += 1 }
        let name = String(decoding: input[start..<end], as: UTF8.self).lowercased()
        return name == rootName || name.hasSuffix(":" + rootName)
    }

    /// Closes what the end of the file left open.
    private mutating func finish() {
        let isInside = state == .comment || state == .instruction
        if state != .epilog, !(isInside && returnState == .epilog) {
            note(.truncated, input.count)
            isTruncated = true
            openAtEnd = open.count
        }
        while !open.isEmpty { closeInnermost() }
        state = .epilog
    }
}
