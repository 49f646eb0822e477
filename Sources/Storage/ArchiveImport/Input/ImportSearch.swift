/// What looking for archives at a path found.
public struct ImportSearch: Hashable, Sendable {
    /// Saved pages that are part of no archive.
    public struct LeftOut: Hashable, Sendable {
        /// The folder they lie in, at any depth.
        public var path: String
        /// How many there are, at least one.
        public var pageCount: Int

        /// What to say of them: "left out: notes, 3 pages".
        public var line: String {
            "left out: \(path), \(pageCount == 1 ? "one page" : "\(pageCount) pages")"
        }
    }

    /// The archives, in order of their names.
    public var candidates: [ImportCandidate]
    /// What is read with none of them, by folder.
    public var leftOut: [LeftOut] = []
    /// Why files in the folder were not looked at, one error for each of the first thousand.
    public var failures: [ImportError] = []
}
