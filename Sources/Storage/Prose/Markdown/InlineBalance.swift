/// Whether a line of Markdown, as far as it was read, has closed what it opened: links, code, stressed
/// and struck text.
///
/// Counts marks and no more: a lone star leaves a line uneven, and what is uneven to cmark may be
/// even here. It tells better places to part a line from worse ones.
struct InlineBalance {
    /// How many marks of stress there were; a run of them is one.
    private(set) var marks = 0

    private var brackets = 0
    private var open: Set<UInt8> = []
    private var previous: UInt8 = 0x20
    private var isEscaped = false

    /// Whether nothing is open.
    var isEven: Bool { brackets == 0 && open.isEmpty }

    /// Takes the line's next byte.
    mutating func read(_ byte: UInt8) {
        defer {
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            previous = byte
        }
        guard !isEscaped else { return }
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "("): brackets += 1
        case UInt8(ascii: "]"), UInt8(ascii: ")"): brackets = max(0, brackets - 1)
        // A run of marks opens or closes as one.
        case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "`"):
            guard previous != byte else { return }
            marks += 1
            if open.remove(byte) == nil { open.insert(byte) }
        default: break
        }
    }
}
