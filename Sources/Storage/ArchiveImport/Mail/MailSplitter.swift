internal import Glibc

/// A message as it came, possibly cut short.
struct RawMessage: Equatable {
    /// Its headers and body.
    var bytes: [UInt8] = []
    /// Whether something of it is left out.
    var isCut = false
}

/// Cuts an mbox into messages as it comes; a message by itself is one.
///
/// A message of any size passes: beyond a limit its rest, which is attachments as a rule, goes by.
/// The line `From ` that divides is told from a sentence by what follows it; `>From ` is what mboxo
/// and mboxrd make of such a sentence.
///
/// Source: RFC 4155; loc.gov, "MBOX Email Format" (fdd000383 and its variants).
final class MailSplitter {
    /// The size that messages are cut short at, above what any mail server takes.
    static let byteLimit = 32 << 20
    private static let pieceLength = 64 << 10
    /// How far ahead one looks for the end that a message states.
    private static let reach = 16 << 20

    private let source: PeekedSource
    private let limit: Int
    private let isMailbox: Bool
    /// Whether lines end as on old Macs.
    private let hasBareReturns: Bool
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var startsLine = true

    private var current = RawMessage()
    private var bounds = MailGuard()
    private var isStopped = false
    private var isAfterBlank = true
    /// A line that divides if headers follow.
    private var divider: [UInt8]?
    private var isInHeaders = true
    /// What the message at hand says of its body's length.
    private var statedLength: Int?
    /// How many of the next bytes are its body's, whatever they look like.
    private var ownLength = 0

    /// Reads the messages of a source, each up to `limit` bytes.
    init(_ source: PeekedSource, limit: Int = byteLimit) {
        self.source = source
        self.limit = limit
        (isMailbox, hasBareReturns) = source.head.withUnsafeBufferPointer { head in
            let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let start = head[mark...].firstIndex { !$0.isSpace } ?? head.count
            let sample = head.prefix(1 << 10)
            return (
                MailShape.isFromLine(head, at: start),
                sample.contains(0x0D) && !sample.contains(0x0A)
            )
        }
    }

    /// The next message; nil after the last.
    func next() throws(ImportError) -> RawMessage? {
        while let range = try nextLine() {
            let startsLine = self.startsLine
            self.startsLine = buffer[range.upperBound - 1] == 0x0A
            let isOwn = ownLength > 0
            ownLength = max(0, ownLength - range.count)
            let finished = buffer.withUnsafeBufferPointer {
                take($0.slice(range), startsLine: startsLine, isOwn: isOwn)
            }
            if let length = statedLength, !isInHeaders {
                statedLength = nil
                if try ends(after: length) { ownLength = length }
            }
            if let finished { return finished }
        }
        if let divider { add(divider) }
        divider = nil
        return current.bytes.isEmpty ? nil : begin()
    }

    /// Begins a new message and returns the one before.
    private func begin() -> RawMessage {
        let message = current
        current = RawMessage()
        bounds = MailGuard()
        isStopped = false
        isAfterBlank = false
        isInHeaders = true
        statedLength = nil
        return message
    }

    private func take(_ line: Bytes, startsLine: Bool, isOwn: Bool) -> RawMessage? {
        var finished: RawMessage?
        if let divider {
            self.divider = nil
            if Self.divides(divider, before: line) {
                let message = begin()
                if !message.bytes.isEmpty { finished = message }
            } else if !current.bytes.isEmpty {
                add(divider)
            }
        }
        if isMailbox, startsLine, !isOwn, MailShape.isFromLine(line, at: 0),
            isAfterBlank || Self.hasClock(line)
        {
            divider = Array(line)
            return finished
        }
        isAfterBlank = startsLine && line.allSatisfy { $0 == 0x0A || $0 == 0x0D }
        guard !isAfterBlank || !current.bytes.isEmpty else { return finished }
        if isInHeaders { lookForLength(in: line, startsLine: startsLine) }
        add(isMailbox && startsLine ? Self.unquoted(line) : line, startsLine: startsLine)
        return finished
    }

    private func lookForLength(in line: Bytes, startsLine: Bool) {
        isInHeaders = !isAfterBlank
        guard isMailbox, startsLine, line.hasAnyCase("content-length:", at: 0) else { return }
        let value = String(decoding: line.dropFirst(15).prefix(20), as: UTF8.self).trimmed
        statedLength = Int(value).flatMap { (1...Self.reach).contains($0) ? $0 : nil }
    }

    /// Whether a body of so many bytes ends where a message does.
    private func ends(after length: Int) throws(ImportError) -> Bool {
        while !isAtEnd, buffer.count - position < length + Self.longestDivider { try fill() }
        return buffer.withUnsafeBufferPointer { bytes in
            var end = position + length
            guard end <= bytes.count else { return false }
            // The blank line that divides them is none of the body's.
            for _ in 0..<2 {
                if end < bytes.count, bytes[end] == 0x0D { end += 1 }
                if end < bytes.count, bytes[end] == 0x0A { end += 1 }
            }
            guard end < bytes.count else { return isAtEnd }
            let line = bytes.slice(end..<bytes.count).prefix(Self.longestDivider)
            return bytes[end - 1] == 0x0A && MailShape.isFromLine(bytes, at: end)
                && Self.hasClock(Bytes(rebasing: line.prefix { $0 != 0x0A }))
        }
    }

    private static let longestDivider = 1 << 10

    private func add(_ line: [UInt8]) {
        line.withUnsafeBufferPointer { add($0, startsLine: true) }
    }

    private func add(_ line: Bytes, startsLine: Bool) {
        guard !isStopped else { return }
        var verdict = bounds.look(at: line, startsLine: startsLine)
        if current.bytes.count + line.count > limit { verdict = .stop }
        switch verdict {
        case .keep: current.bytes.append(contentsOf: line)
        case .skip: break
        case .drop: current.isCut = true
        case .stop:
            current.isCut = true
            isStopped = true
        }
    }

    /// The next line with its end, or as much of it as a piece holds.
    private func nextLine() throws(ImportError) -> Range<Int>? {
        while true {
            let found = buffer.withUnsafeBytes { bytes -> Int? in
                guard let base = bytes.baseAddress, position < bytes.count,
                    let end = memchr(base + position, 0x0A, bytes.count - position)
                else { return nil }
                return UnsafeRawPointer(end) - base
            }
            let start = position
            if let found {
                position = found + 1
                return start..<position
            }
            if isAtEnd || buffer.count - position >= Self.pieceLength {
                position = buffer.count
                return start < position ? start..<position : nil
            }
            try fill()
        }
    }

    private func fill() throws(ImportError) {
        let isStart = source.bytesRead == 0
        // Not each time where one has looked far ahead: all of that would have to move.
        if position > buffer.count / 2 {
            buffer.removeSubrange(..<position)
            position = 0
        }
        let filled = buffer.count
        isAtEnd = try buffer.readMore(of: source) == 0
        if isStart, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        guard hasBareReturns else { return }
        for index in filled..<buffer.count where buffer[index] == 0x0D { buffer[index] = 0x0A }
    }
}

extension MailSplitter {
    /// Whether a line that begins with `From ` divides messages, by what it holds and by the header
    /// that follows.
    private static func divides(_ line: [UInt8], before next: Bytes) -> Bool {
        if next.has(">From ", at: 0) { return line.withUnsafeBufferPointer(hasClock) }
        guard let name = MailShape.headerName(next) else { return false }
        return line.withUnsafeBufferPointer(hasClock) || first.contains(name)
            || name.hasPrefix("x-")
    }

    /// Headers that messages begin with.
    private static let first: Set = [
        "return-path", "received", "date", "from", "to", "cc", "message-id", "subject",
        "mime-version", "delivered-to", "content-type", "content-length", "status", "sender",
        "reply-to", "envelope-to", "delivery-date", "in-reply-to", "references",
        "content-transfer-encoding", "newsgroups", "path",
    ]

    /// Whether there is a time in a line: `12:30`.
    private static func hasClock(_ line: Bytes) -> Bool {
        var start = 2
        while start + 2 < line.count, let colon = line.index(of: UInt8(ascii: ":"), from: start) {
            if line[colon - 1].isDigit, line[colon - 2].isDigit, colon + 2 < line.count,
                line[colon + 1].isDigit, line[colon + 2].isDigit
            {
                return true
            }
            start = colon + 1
        }
        return false
    }

    /// The line without the sign that keeps it from dividing messages.
    private static func unquoted(_ line: Bytes) -> Bytes {
        guard line.first == UInt8(ascii: ">") else { return line }
        let end = line.firstIndex { $0 != UInt8(ascii: ">") } ?? line.count
        return line.has("From ", at: end) ? line.slice(1..<line.count) : line
    }
}
