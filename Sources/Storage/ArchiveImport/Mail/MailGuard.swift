/// Bounds what a message may hold, so that taking it apart takes no more memory than its size.
///
/// A part costs about a kilobyte and a header half of one, though neither need be longer than four
/// bytes.
struct MailGuard {
    /// What becomes of a line.
    enum Verdict {
        /// It is kept.
        case keep
        /// It is too much, and left out.
        case drop
        /// It says nothing, and is left out.
        case skip
        /// It is left out, and all that follows.
        case stop
    }

    private static let delimiterLimit = 20_000
    private static let headerLimit = 100_000
    /// For the headers that stand together.
    private static let headerByteLimit = 256 << 10

    private var delimiterCount = 0
    private var headerCount = 0
    private var headerBytes = 0
    /// Whether headers may stand here: at the start, after a line that may divide parts, and after
    /// a blank line, behind which a message within a message begins.
    private var isInHeaders = true
    /// Whether these are the message's own headers, and its type is among them: of two types the
    /// first counts.
    private var isInFirst = true
    private var hasType = false
    private var isDropping = false

    /// Looks at a line, or at the part of one that does not start it.
    mutating func look(at line: Bytes, startsLine: Bool) -> Verdict {
        guard startsLine else { return isInHeaders ? count(line) : .keep }
        if line.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
            isInHeaders = true
            isInFirst = false
            headerBytes = 0
        } else if line.has("--", at: 0) {
            isInHeaders = true
            headerBytes = 0
            delimiterCount += 1
            if delimiterCount > Self.delimiterLimit { return .stop }
        } else if isInHeaders {
            let isContinued = headerBytes > 0 && (line[0] == 0x20 || line[0] == 0x09)
            guard isContinued || MailShape.isHeader(line) else {
                isInHeaders = false
                return .keep
            }
            headerCount += 1
            if isInFirst, isRepeatedType(line, isContinued: isContinued) { return .skip }
            return headerCount > Self.headerLimit ? .stop : count(line)
        }
        return .keep
    }

    private mutating func isRepeatedType(_ line: Bytes, isContinued: Bool) -> Bool {
        if !isContinued {
            let isType = line.hasAnyCase("content-type:", at: 0)
            isDropping = isType && hasType
            if isType { hasType = true }
        }
        return isDropping
    }

    private mutating func count(_ line: Bytes) -> Verdict {
        headerBytes += line.count
        return headerBytes > Self.headerByteLimit ? .drop : .keep
    }
}
