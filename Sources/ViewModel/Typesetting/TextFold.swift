/// Compares texts as find on a page does: case, accents and width aside.
public enum TextFold {
    /// Whether a text contains another; an empty one is contained in none.
    ///
    /// White space matches any white space. Cost: rises with both texts, some 10 ns a byte.
    public static func contains(_ part: String, in text: String) -> Bool {
        guard let needle = FoldedText(Array(part.utf8)[...]),
            let hay = FoldedText(Array(text.utf8)[...])
        else { return false }
        var isFound = false
        hay.forEachHit(of: needle) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// Whether two texts are the same.
    public static func areEqual(_ left: String, _ right: String) -> Bool {
        contains(left, in: right) && contains(right, in: left)
    }
}
