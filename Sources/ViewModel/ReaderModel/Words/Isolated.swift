/// Puts words of the archive into lines of our own.
enum Isolated {
    /// The text as an isolate of its own direction.
    ///
    /// Neither its letters nor a control that it leaves open turn what stands around it. Source:
    /// UAX #9, section 2.4.
    static func text(_ text: String) -> String {
        // Nothing in ASCII runs from right to left.
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
        let harmless = text.unicodeScalars.filter { !isDirectionControl($0) }
        return "\u{2068}" + String(String.UnicodeScalarView(harmless)) + "\u{2069}"
    }

    private static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
}
