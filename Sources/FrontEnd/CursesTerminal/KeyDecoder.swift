internal import ReaderModel

/// Makes keys out of what the terminal sends.
///
/// Pure, so that it can be tested byte by byte.
/// Curses has already recognised the sequences its terminfo entry names. What is left are text in
/// UTF-8, controls, Alt (ESC before a character), and sequences the entry doesn't know: those are
/// recognised by ECMA-48 and taken whole, so that none of their bytes passes for a command.
struct KeyDecoder {
    private enum State: Equatable {
        case ground
        case escape
        /// ESC [ and what followed it.
        case control([UInt8])
        /// ESC O.
        case single
        /// ESC ] and its like: a string, up to BEL or ESC \, with its introducer.
        case string(UInt8, length: Int)
    }

    private static let longestString = 4_096
    private static let longestControl = 32
    private static let escape: UInt8 = 0x1B

    /// The row, counted from 1, of which a report of the cursor's place is awaited; nil for none.
    var awaitedRow: Int?
    /// The column of the report that came for it, from 1.
    private(set) var reportedColumn: Int?

    private var state = State.ground
    private var text: [UInt8] = []
    private var keys: [KeyPress] = []

    /// Takes in a byte.
    mutating func take(byte: UInt8) {
        switch state {
        case .ground: takeGround(byte)
        case .escape: takeEscaped(byte)
        case .control(let parameters): takeControl(byte, after: parameters)
        case .single:
            state = .ground
            emit(EscapeSequences.key(final: byte, parameters: []))
        case .string(let introducer, let length):
            takeString(byte, introducer: introducer, length: length)
        }
    }

    /// Takes in a key that curses recognised; nil for one that means nothing to annals.
    mutating func take(key: KeyPress.Named?) {
        if state == .escape { emit(.escape) }
        state = .ground
        emit(key)
    }

    /// The keys so far, when nothing more is waiting: an ESC that nothing followed is the key.
    mutating func drain() -> [KeyPress] {
        switch state {
        case .escape:
            state = .ground
            emit(.escape)
        case .control(let parameters) where parameters.isEmpty: endAsAlt("[")
        case .single: endAsAlt("O")
        case .string(let introducer, 0): endAsAlt(Character(Unicode.Scalar(introducer)))
        default: break
        }
        flushText()
        defer { keys = [] }
        return keys
    }

    /// Forgets a sequence or string without an end: nothing of it has come for so long that what
    /// comes now is something else.
    mutating func pause() {
        guard state != .ground else { return }
        state = .ground
        flushText()
    }

    private mutating func endAsAlt(_ character: Character) {
        state = .ground
        flushText()
        keys.append(.alt(character))
    }

    private mutating func takeGround(_ byte: UInt8) {
        switch byte {
        case Self.escape: state = .escape
        case 9: emit(.tab)
        case 10, 13: emit(.enter)
        case 8, 0x7F: emit(.backspace)
        case 0:
            flushText()
            keys.append(.control(" "))
        case 1..<0x20:
            flushText()
            keys.append(.control(Self.controlled(byte)))
        default: text.append(byte)
        }
    }

    /// The character whose control a byte is, in lower case.
    private static func controlled(_ byte: UInt8) -> Character {
        Character(Unicode.Scalar(byte < 0x1B ? byte + 0x60 : byte + 0x40))
    }

    private mutating func takeEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "["): state = .control([])
        case UInt8(ascii: "O"): state = .single
        case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
            UInt8(ascii: "_"):
            state = .string(byte, length: 0)
        case Self.escape: emit(.escape)
        case 0x20..<0x7F: endAsAlt(Character(Unicode.Scalar(byte)))
        default:
            emit(.escape)
            state = .ground
            takeGround(byte)
        }
    }

    private mutating func takeControl(_ byte: UInt8, after parameters: [UInt8]) {
        switch byte {
        case 0x20..<0x40 where parameters.count < Self.longestControl:
            state = .control(parameters + [byte])
        case 0x40..<0x7F:
            state = .ground
            if takeReport(final: byte, parameters: parameters) { return }
            emit(EscapeSequences.key(final: byte, parameters: parameters))
        default:
            state = .ground
            takeGround(byte)
        }
    }

    /// Takes `ESC [ row ; column R` if it is the answer that is awaited.
    private mutating func takeReport(final: UInt8, parameters: [UInt8]) -> Bool {
        guard let row = awaitedRow, final == UInt8(ascii: "R") else { return false }
        let numbers = parameters.split(separator: UInt8(ascii: ";"))
            .map { Int(String(decoding: $0, as: UTF8.self)) }
        guard numbers.count == 2, numbers[0] == row, let column = numbers[1] else { return false }
        reportedColumn = column
        awaitedRow = nil
        return true
    }

    private mutating func takeString(_ byte: UInt8, introducer: UInt8, length: Int) {
        switch byte {
        case 7, 0x9C: state = .ground
        // ESC \ ends it; the backslash then counts as nothing.
        case Self.escape: state = .string(introducer, length: Self.longestString)
        case _ where length >= Self.longestString: state = .ground
        case 0..<0x20:
            state = .ground
            takeGround(byte)
        default: state = .string(introducer, length: length + 1)
        }
    }

    private mutating func emit(_ key: KeyPress.Named?) {
        flushText()
        if let key { keys.append(.named(key)) }
    }

    /// Hands on the text in whole clusters; the beginning of a scalar waits for its end.
    private mutating func flushText() {
        guard !text.isEmpty else { return }
        // Most keys; none of these letters joins another.
        if text.allSatisfy({ $0 < 0x80 }) {
            for byte in text { keys.append(.character(Character(Unicode.Scalar(byte)))) }
            return text.removeAll(keepingCapacity: true)
        }
        let whole = text.count - Self.unfinished(text)
        for character in String(decoding: text[..<whole], as: UTF8.self)
        where Self.isText(character) {
            keys.append(.character(character))
        }
        text.removeFirst(whole)
    }

    private static func isText(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first else { return false }
        return first != "\u{FFFD}" && first.properties.generalCategory != .control
    }

    /// How many bytes at the end begin a scalar without completing it.
    static func unfinished(_ bytes: [UInt8]) -> Int {
        for (back, byte) in bytes.suffix(3).reversed().enumerated() where byte & 0xC0 != 0x80 {
            let length =
                switch byte {
                case 0xC2...0xDF: 2
                case 0xE0...0xEF: 3
                case 0xF0...0xF4: 4
                default: 1
                }
            return back + 1 < length ? back + 1 : 0
        }
        return 0
    }
}
