public import Typesetting

extension LoadedPost {
    /// The parts of the post's page as the reading pane shows them, comments unfolded.
    public func pageParts(usesUnicodeOrnaments: Bool = true) -> [PagePart] {
        PageParts(
            loaded: self, folding: nil, usesUnicodeOrnaments: usesUnicodeOrnaments
        ).all
    }
}
