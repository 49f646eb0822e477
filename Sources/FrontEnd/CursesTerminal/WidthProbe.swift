internal import Glibc
internal import Screen

/// Finds out how many cells the terminal really gives to signs that some give one and some two.
///
/// With its first frame annals draws a sample, asks where the cursor is (CSI 6n), and draws over the
/// sample again, all in one write. It doesn't wait: the report comes among the keys, through the
/// same decoder, so that it costs no time at the start, takes no key that was typed before it, and
/// never passes for one however late it is. A terminal that doesn't answer is taken to be as most
/// are. Source: ECMA-48, 8.3.35 (DSR) and 8.3.14 (CPR).
struct WidthProbe {
    /// The row of the sample.
    ///
    /// Not the first one: a report from there looks like F3 with a modifier.
    private static let row = 1
    /// Cells that the sample may take.
    private static let room = 0..<5
    /// A sign that is ambiguous (UAX #11), then one that is narrow everywhere.
    ///
    /// Every byte is
    /// printable in the ISO 8859 encodings too, and counts as a cell there.
    private static let sample = "§ë"
    /// An answer is still awaited so many milliseconds after the question.
    private static let longestWay: Int64 = 1_000
    /// The most milliseconds to wait for it before the shell gets the terminal.
    private static let longestWait: Int32 = 80

    private enum State { case unwanted, wanted, asked(at: Int64), answered }
    private var state = State.unwanted

    /// Decides whether to ask: where the terminal is known to answer, and `ANNALS_PROBE=0` doesn't
    /// say not to.
    init(_ terminfo: Terminfo, isUnicode: Bool, environment: (String) -> String) {
        if isUnicode, terminfo.reportsCursor, environment("TERM") != "linux",
            environment("ANNALS_PROBE") != "0"
        {
            state = .wanted
        }
    }

    /// Once, the bytes that draw the sample, ask, and draw the frame's own cells again; `decoder`
    /// is told what to look for.
    mutating func question(
        over grid: CellGrid, overlay: Overlay, decoder: inout KeyDecoder, at now: Int64,
        text: (Cell) -> String
    ) -> [UInt8] {
        guard case .wanted = state, grid.rows > Self.row, grid.columns > Self.room.upperBound
        else { return [] }
        state = .asked(at: now)
        decoder.awaitedRow = Self.row + 1
        return overlay.kept(
            Terminfo.cursor(toRow: Self.row, column: 0) + Self.sample.utf8 + "\u{1B}[6n".utf8
                + overlay.bytes(redrawing: Self.room, row: Self.row, of: grid, text: text))
    }

    /// What is to be drawn otherwise, said once when the answer has come; nil for nothing.
    mutating func finding(from decoder: KeyDecoder) -> NarrowSigns? {
        guard case .asked = state, let column = decoder.reportedColumn else { return nil }
        state = .answered
        return Self.finding(column: column)
    }

    /// The same by the column that the terminal reports, counted from 1.
    static func finding(column: Int) -> NarrowSigns? {
        switch column - 1 {
        case 3: .ambiguousIsWide
        case 4...: .asciiOnly
        default: nil
        }
    }

    /// Takes in an answer that is still on its way, before the shell gets the terminal and it would
    /// be typed into that.
    ///
    /// What is typed meanwhile goes to the decoder.
    mutating func settle(_ decoder: inout KeyDecoder, descriptor: Int32, at now: Int64) {
        guard case .asked(let start) = state, decoder.reportedColumn == nil else { return }
        state = .answered
        guard now - start < Self.longestWay else { return }
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var byte: UInt8 = 0
        while decoder.reportedColumn == nil, poll(&request, 1, Self.longestWait) == 1,
            read(descriptor, &byte, 1) == 1
        {
            decoder.take(byte: byte)
        }
    }
}
