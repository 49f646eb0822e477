import CText

/// The presentation forms of a line's Arabic letters, for terminals that don't join letters.
///
/// Joining looks at the text's own order and past marks, styles and the line's ends. A lam and an
/// alef are one ligature in the lam's cell, and the alef's cell stays blank behind it: every cluster
/// keeps its own cell, so that lines, hits and positions are those of the unshaped text. An alef
/// joins nothing after it, so the blank parts no letters that belong together.
struct ArabicForms {
    private let start: Int
    private let forms: [UInt32]

    /// Shapes a stretch of a text; nil where there is nothing to shape.
    ///
    /// The stretch starts and ends at cluster borders. Cost: linear in the stretch.
    init?(_ text: [UInt8], _ range: Range<Int>) {
        // Lead bytes D8 to DB: U+0600 to U+06FF.
        guard text[range].contains(where: { $0 & 0xFC == 0xD8 }) else { return nil }
        start = range.lowerBound
        var forms = [UInt32](repeating: 0, count: range.count)
        text.withUnsafeBufferPointer { bytes in
            forms.withUnsafeMutableBufferPointer { forms in
                ctext_arabic_forms(
                    bytes.baseAddress, bytes.count, range.lowerBound, range.upperBound,
                    forms.baseAddress)
            }
        }
        self.forms = forms
    }

    /// What is drawn for the cluster at a byte, whose letter `drawn` begins with; nil where that
    /// stays as it is.
    func shaped(_ drawn: String, at byte: Int) -> String? {
        let form = forms[byte - start]
        guard form != UInt32(ctext_form_none) else { return nil }
        let letter: Unicode.Scalar? =
            form == UInt32(ctext_form_joined) ? " " : Unicode.Scalar(form)
        guard let letter else { return nil }
        var scalars = String.UnicodeScalarView([letter])
        // The form says what a non-joiner was there to say.
        scalars += drawn.unicodeScalars.dropFirst().filter { $0 != "\u{200C}" }
        return String(scalars)
    }
}
