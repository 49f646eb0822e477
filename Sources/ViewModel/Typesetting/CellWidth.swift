import CText

/// The terminal's own idea of how many cells a scalar takes: glibc's `wcwidth`, which ncurses and
/// tmux follow too.
///
/// What is decided for clusters, and where terminals differ: the sum over a cluster's scalars by
/// glibc 2.36, cells by which the cursor moved in tmux 3.3a and in xterm 379 (both asked by CSI 6n),
/// what ``GlyphGate`` draws instead (`=` the same, `-` nothing) and the cells that it takes, in which
/// all of them agree. Terminals that draw whole clusters (kitty, WezTerm) give two cells to some that
/// have one here: a selector (VS16) or a modifier of colour is left out for their sake. Where
/// `xterm -cjk_width` and others like it give two cells to what is ambiguous, the terminal finds out
/// by asking (`WidthProbe`).
///
/// Tests read this table: the gate must draw what it says, and tmux must agree.
///
/// | what | text | glibc | tmux | xterm | drawn | cells |
/// | --- | --- | --- | --- | --- | --- | --- |
/// | ambiguous: em dash | 2014 | 1 | 1 | 1 | = | 1 |
/// | ambiguous: star | 2605 | 1 | 1 | 1 | = | 1 |
/// | ambiguous: box | 2500 | 1 | 1 | 1 | = | 1 |
/// | ambiguous: Greek | 03B1 | 1 | 1 | 1 | = | 1 |
/// | ambiguous: circled 1 | 2460 | 1 | 1 | 1 | = | 1 |
/// | text sign, VS16 | 2764 FE0F | 1 | 1 | 1 | 2764 | 1 |
/// | ©, VS16 | 00A9 FE0F | 1 | 1 | 1 | 00A9 | 1 |
/// | emoji, VS15 | 231A FE0E | 2 | 2 | 2 | 231A | 2 |
/// | keycap | 0031 FE0F 20E3 | 1 | 1 | 1 | 0031 20E3 | 1 |
/// | ZWJ: family | 1F469 200D 1F469 200D 1F467 | 6 | 2 | 6 | 1F469 | 2 |
/// | ZWJ: rainbow flag | 1F3F3 FE0F 200D 1F308 | 3 | 1 | 3 | 1F3F3 | 1 |
/// | ZWJ: heart on fire | 2764 FE0F 200D 1F525 | 3 | 1 | 3 | 2764 | 1 |
/// | skin tone | 1F44D 1F3FD | 4 | 4 | 4 | 1F44D | 2 |
/// | skin tone alone | 1F3FD | 2 | 2 | 2 | = | 2 |
/// | skin tone on a text sign | 261D 1F3FD | 3 | 3 | 3 | 261D | 1 |
/// | flag | 1F1E9 1F1EA | 2 | 2 | 2 | = | 2 |
/// | regional indicator alone | 1F1E9 | 1 | 1 | 1 | = | 1 |
/// | tag sequence | 1F3F4 E0067 E0062 E0065 E006E E0067 E007F | 2 | 2 | 2 | 1F3F4 | 2 |
/// | Mc mark: Devanagari | 0928 093F | 2 | 2 | 2 | = | 2 |
/// | conjunct: Devanagari | 0915 094D 0937 | 2 | 2 | 2 | = | 2 |
/// | conjunct of three | 0924 094D 0930 093F | 3 | 3 | 3 | = | 3 |
/// | conjunct: Bengali | 0995 09CD 09B7 | 2 | 2 | 2 | = | 2 |
/// | Mc mark: Tamil | 0B95 0BCA | 2 | 2 | 2 | = | 2 |
/// | conjunct: Malayalam | 0D38 0D4D 0D15 | 2 | 2 | 2 | = | 2 |
/// | conjunct with ZWJ: Sinhala | 0D9A 0DCA 200D 0DC2 | 2 | 1 | 2 | 0D9A 0DCA 0DC2 | 2 |
/// | Thai SARA AM | 0E01 0E33 | 2 | 2 | 2 | = | 2 |
/// | Thai vowel and tone | 0E01 0E35 0E48 | 1 | 1 | 1 | = | 1 |
/// | Lao AM | 0E81 0EB3 | 2 | 2 | 2 | = | 2 |
/// | Khmer coeng | 179F 17D2 178F 17D2 179A 17B8 | 3 | 3 | 3 | = | 3 |
/// | Burmese kinzi | 1004 103A 1039 1000 | 2 | 2 | 2 | = | 2 |
/// | Tibetan stack | 0F66 0F90 0FB1 | 1 | 1 | 1 | = | 1 |
/// | jamo L V T | 1100 1161 11A8 | 2 | 2 | 2 | = | 2 |
/// | jamo V alone | 1161 | 0 | 0 | 0 | FFFD | 1 |
/// | syllable and jamo T | AC00 11A8 | 2 | 2 | 2 | = | 2 |
/// | letter and mark | 0065 0301 | 1 | 1 | 1 | = | 1 |
/// | six marks | 005A 0300 0300 0300 0300 0300 0300 | 1 | 1 | 1 | 005A 0300 0300 0300 0300 | 1 |
/// | enclosing mark | 0061 20DD | 1 | 1 | 1 | = | 1 |
/// | mark alone | 0301 | 0 | 0 | 0 | 25CC 0301 | 1 |
/// | emoji of Unicode 15 | 1FAE8 | -1 | 0 | 1 | FFFD | 1 |
/// | ZWJ: emoji of 15.1 | 1F426 200D 1F525 | 4 | 2 | 4 | 1F426 | 2 |
/// | emoji of Unicode 14 | 1FAE0 | 2 | 2 | 2 | = | 2 |
/// | unassigned | 0378 | -1 | 0 | 1 | FFFD | 1 |
/// | private use | E0B0 | 1 | 1 | 1 | = | 1 |
/// | soft hyphen | 00AD | 1 | 1 | 1 | - | 0 |
/// | zero width space | 200B | 0 | 0 | 0 | - | 0 |
/// | ZWNJ alone | 200C | 0 | 0 | 0 | - | 0 |
/// | bidi control | 202A | 0 | 0 | 0 | - | 0 |
/// | line separator | 2028 | -1 | 0 | 1 | 0020 | 1 |
/// | VS16 alone | FE0F | 0 | 0 | 0 | - | 0 |
/// | Arabic lam, alef | 0644 0627 | 2 | 2 | 2 | = | 2 |
/// | Arabic number sign | 0600 0661 | 2 | 2 | 2 | = | 2 |
/// | Hebrew points | 05E9 05B8 05C1 | 1 | 1 | 1 | = | 1 |
/// | ideograph | 8A9E | 2 | 2 | 2 | = | 2 |
/// | kana, voicing mark | 304B 3099 | 2 | 2 | 2 | = | 2 |
/// | halfwidth kana | FF71 | 1 | 1 | 1 | = | 1 |
/// | ideograph, variation | 845B E0100 | 2 | 2 | 2 | 845B | 2 |
/// | two-em dash | 2E3A | 1 | 1 | 1 | = | 1 |
/// | tag alone | E0041 | 0 | 0 | 0 | - | 0 |
/// | Hangul filler | 3164 | 2 | 2 | 2 | = | 2 |
enum CellWidth {
    /// Cells of a scalar: 0, 1 or 2; -1 for one that is not to be drawn.
    static func of(_ scalar: UInt32) -> Int { Int(ctext_cell_width(scalar)) }
}
