/// The pictures to choose from in a `srcset` attribute.
enum SourceSet {
    /// The address of the first one; empty where there is none.
    ///
    /// It ends at white space and may hold commas; only those at its end divide candidates.
    /// Source: HTML, 4.8.4.2.2 (parsing a srcset attribute).
    static func first(in text: String) -> String {
        var address = text.drop { $0.isWhitespace || $0 == "," }.prefix { !$0.isWhitespace }
        while address.last == "," { address.removeLast() }
        return String(address)
    }
}
