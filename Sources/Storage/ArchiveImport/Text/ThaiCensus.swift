/// How much of a sample looks like Thai in TIS-620, which ICU does not guess.
///
/// Source: TIS 620-2533; The Unicode Standard, 16.1, for where vowels and tones stand.
struct ThaiCensus {
    private var letters = 0
    private var marks = 0
    private var others = 0

    /// Looks at all bytes of a sample.
    init(of bytes: Bytes) {
        var isAfterLetter = false
        for byte in bytes where byte >= 0x80 || isAfterLetter {
            switch byte {
            case 0xD1, 0xD4...0xDA, 0xE7...0xEE:
                // A mark stands above or below a consonant, or on another mark.
                if isAfterLetter { marks += 1 } else { others += 1 }
            case 0xA1...0xCE:
                letters += 1
                isAfterLetter = true
            case 0xCF, 0xD0, 0xD2, 0xD3, 0xDF...0xE6, 0xEF...0xFB:
                letters += 1
                isAfterLetter = false
            case 0x80...: others += 1
            default: isAfterLetter = false
            }
        }
    }

    /// Whether the sample is Thai: nearly all of its bytes are, and there are marks as in any Thai
    /// text, one to fifteen letters at most.
    var isThai: Bool {
        let all = letters + marks + others
        return all >= 20 && others * 50 <= all && marks * 16 >= all && marks * 2 <= all
    }
}
