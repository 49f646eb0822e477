internal import CGumbo

/// Finds what of a tag's attributes is too much for the parser, and what nobody reads.
struct AttributeTrimmer {
    /// The attributes of which a tag may have one that says nothing.
    private struct AttributesSeen {
        var hasClass = false
        var hasStyle = false
        /// Whether the classes are those of a listing, one of which is its language.
        var isCode = false
    }

    /// What to take out of a tag: what is too much, and what nobody reads.
    struct Cut {
        enum Kind {
            /// A value that is put in another's place.
            case value(StaticString)
            /// A value that is deposited.
            case deposit
            /// An attribute.
            case attribute
        }

        var range: Range<Int>
        var kind: Kind

        var isOfAttribute: Bool {
            if case .attribute = kind { return true }
            return false
        }
    }

    private let bytes: Bytes
    private let limits: MarkupGuard.Limits
    private let read: ReadAttributes?
    private let condenses: Bool
    /// What to take out of the tag read last, in order.
    private(set) var cuts: [Cut] = []

    /// Makes one that leaves out what isn't in `read`, and has long values deposited if it
    /// `condenses`.
    init(bytes: Bytes, limits: MarkupGuard.Limits, read: ReadAttributes?, condenses: Bool) {
        self.bytes = bytes
        self.limits = limits
        self.read = read
        self.condenses = condenses
    }

    /// Reads the attributes after the name of a tag: where it ends; ``cuts`` is what to take out.
    mutating func read(of tag: GumboTag, from start: Int) -> Int {
        cuts.removeAll(keepingCapacity: true)
        if start < bytes.count, bytes[start] == UInt8(ascii: ">") { return start + 1 }
        let isFree = condenses && !ReadAttributes.keepsAll(of: tag)
        var scanner = AttributeScanner(bytes: bytes, position: start)
        var count = 0
        var surplus: Int?
        var known = AttributesSeen()
        while true {
            let before = scanner.position
            guard let attribute = scanner.next() else { break }
            count += 1
            if count > limits.attributes {
                surplus = surplus ?? before
            } else if isFree, attribute.value.count <= limits.value,
                !isWanted(attribute, of: tag, &known)
            {
                leaveOut(before..<scanner.position)
            } else if attribute.value.count > 256, isData(attribute.value) {
                cuts.append(Cut(range: attribute.value, kind: .value("data:")))
            } else if attribute.value.count > limits.value {
                cuts.append(Cut(range: attribute.value, kind: .value("")))
            } else if isFree, attribute.value.count >= SourceDeposit.leastText,
                isPlain(attribute.value)
            {
                cuts.append(Cut(range: attribute.value, kind: .deposit))
            }
        }
        if known.isCode { cuts.removeAll(where: \.isOfAttribute) }
        if let surplus { cuts.append(Cut(range: surplus..<scanner.position, kind: .value(" >"))) }
        return scanner.position
    }

    /// Whether a reader wants an attribute.
    ///
    /// Of several of a name the first counts.
    private func isWanted(
        _ attribute: AttributeScanner.Attribute, of tag: GumboTag, _ known: inout AttributesSeen
    ) -> Bool {
        guard let read else { return true }
        let value = bytes.slice(attribute.value)
        switch read.use(of: bytes.slice(attribute.name), of: tag) {
        case .nothing: return false
        case .all:
            if value.equals("code"), bytes.slice(attribute.name).equals("name") {
                known.isCode = true
            }
            return true
        case .classes:
            defer { known.hasClass = true }
            return !known.hasClass
                && (!isPlain(attribute.value) || ReadAttributes.isRead(class: value, of: tag))
        case .styles:
            defer { known.hasStyle = true }
            return !known.hasStyle
                && (!isPlain(attribute.value) || !StyleAttribute(value).isEmpty)
        }
    }

    private func isPlain(_ range: Range<Int>) -> Bool {
        bytes.endOfPlainText(in: range) == range.upperBound
    }

    /// Leaves out an attribute with the space before it.
    private mutating func leaveOut(_ range: Range<Int>) {
        if let last = cuts.last, last.isOfAttribute, last.range.upperBound == range.lowerBound {
            cuts[cuts.count - 1].range = last.range.lowerBound..<range.upperBound
        } else {
            cuts.append(Cut(range: range, kind: .attribute))
        }
    }

    /// Whether an attribute is a picture written out in its address.
    private func isData(_ value: Range<Int>) -> Bool {
        var start = value.lowerBound
        while start < value.upperBound, bytes[start] <= 0x20 { start += 1 }
        return bytes.has("data:", at: start)
    }
}
