/// The pictures to choose from in a `srcset` attribute.
enum SourceSet {
    /// The address of the largest one, by its width or else its density; the first of several as
    /// large, empty where there is none.
    ///
    /// An address ends at white space and may hold commas; only those at its end divide candidates.
    /// Source: HTML, 4.8.4.2.2 (parsing a srcset attribute).
    static func largest(in text: String) -> String {
        var rest = text[...]
        var largest = (address: "", size: -1.0)
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            var address = rest.prefix { !$0.isWhitespace }
            guard !address.isEmpty else { return largest.address }
            rest = rest[address.endIndex...]
            var size = 1.0
            if address.last == "," {
                while address.last == "," { address.removeLast() }
            } else {
                let descriptor = rest.prefix { $0 != "," }
                rest = rest[descriptor.endIndex...]
                size = Self.size(descriptor)
            }
            if size > largest.size, !Address.isData(String(address)) {
                largest = (String(address), size)
            }
        }
    }

    /// How large a picture is by what stands after its address: `640w`, `2x`, nothing.
    private static func size(_ descriptor: Substring) -> Double {
        for word in descriptor.split(whereSeparator: \.isWhitespace) {
            guard let unit = word.last, unit == "w" || unit == "x",
                let size = Double(word.dropLast())
            else { continue }
            return size.isFinite ? size : 1
        }
        return 1
    }
}
