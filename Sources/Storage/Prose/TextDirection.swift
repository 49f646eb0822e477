/// Where a text starts.
public enum TextDirection: Hashable, Sendable {
    /// At the left.
    case leftToRight
    /// At the right.
    case rightToLeft
    /// Where its first strong character says (UAX #9, rules P2 and P3).
    case firstStrong

    /// What `dir` says; nil for what is no direction.
    ///
    /// Source: WHATWG HTML, 3.2.6.4 The dir attribute.
    init?(_ value: Bytes) {
        if value.equals("rtl") {
            self = .rightToLeft
        } else if value.equals("ltr") {
            self = .leftToRight
        } else if value.equals("auto") {
            self = .firstStrong
        } else {
            return nil
        }
    }

    /// Whether a scalar may have something run from right to left: a letter of such a script, or a
    /// control that says so.
    @inlinable
    public static func mayRunLeft(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x590...0x8FF, 0x200F, 0x202B, 0x202E, 0x2067, 0xFB1D...0xFDFF, 0xFE70...0xFEFE,
            0x10800...0x10FFF, 0x1E800...0x1EFFF:
            true
        default: false
        }
    }
}

extension [Inline] {
    /// A paragraph's inlines with what its page says of directions, as far as it can be seen.
    ///
    /// Where nothing runs from right to left, which is so in most posts that say `ltr` all over,
    /// isolates go and no direction is noted.
    func directed(_ direction: TextDirection?, holdsIsolates: Bool) -> [Inline] {
        guard direction != nil || holdsIsolates else { return self }
        guard direction == .rightToLeft || mayRunLeft else {
            return holdsIsolates ? withoutIsolates : self
        }
        return direction.map { self + [.direction($0)] } ?? self
    }

    private var mayRunLeft: Bool {
        contains { inline in
            switch inline {
            case .text(let text), .math(let text): text.mayRunLeft
            case .media(let media): media.text.mayRunLeft
            case .isolate(let direction, _, let inner):
                direction == .rightToLeft || inner.mayRunLeft
            default: inline.inner.mayRunLeft
            }
        }
    }

    private var withoutIsolates: [Inline] {
        var rest: [Inline] = []
        for inline in self {
            let pieces =
                if case .isolate(_, _, let inner) = inline {
                    inner.withoutIsolates
                } else {
                    [inline.holding(inline.inner.withoutIsolates)]
                }
            for piece in pieces {
                if case .text(let text) = piece, case .text(let before)? = rest.last {
                    rest[rest.count - 1] = .text(before + text)
                } else {
                    rest.append(piece)
                }
            }
        }
        return rest
    }
}

extension String {
    fileprivate var mayRunLeft: Bool {
        unicodeScalars.contains { TextDirection.mayRunLeft($0.value) }
    }
}
