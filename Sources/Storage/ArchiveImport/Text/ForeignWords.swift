/// The words of a sample that are in no Latin letters, whatever its encoding, for a guess at that.
///
/// In an archive they stand among tags, names and addresses in ASCII, which look like English or
/// French to whoever guesses from all.
enum ForeignWords {
    /// The words that have a byte beyond ASCII, divided by spaces; nil where Latin letters with
    /// accents are more likely, for those stand alone or in pairs.
    static func find(in sample: Bytes) -> [UInt8]? {
        var words: [UInt8] = []
        var all = 0
        var inRuns = 0
        var start = 0
        while start < sample.count {
            let word = sample[start...].prefix(while: isWordByte)
            let run = highBytes(word)
            all += run.all
            inRuns += run.inRuns
            if run.all > 0 {
                words.append(contentsOf: word)
                words.append(0x20)
            }
            start = word.endIndex + 1
        }
        return inRuns * 2 > all ? words : nil
    }

    /// Shift JIS and Big5 have bytes of ASCII from `@` on within characters, GB 18030 digits.
    private static func isWordByte(_ byte: UInt8) -> Bool { byte >= 0x40 || byte.isDigit }

    private static func highBytes(_ word: Slice<Bytes>) -> (all: Int, inRuns: Int) {
        var all = 0
        var inRuns = 0
        for run in word.split(whereSeparator: { $0 < 0x80 }) {
            all += run.count
            if run.count > 2 { inRuns += run.count }
        }
        return (all, inRuns)
    }
}
