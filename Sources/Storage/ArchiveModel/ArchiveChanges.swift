/// What an import did to an archive.
public struct ArchiveChanges: Hashable, Sendable {
    /// Posts, pages and drafts the library did not have.
    public var new: Int
    /// Those whose content differs from what the library had.
    public var changed: Int
    /// Those that are the same.
    public var unchanged: Int
    /// Those the library has and this source no longer does, without those that had vanished
    /// before; they are kept and flagged.
    public var vanished: Int

    /// Makes a record of changes; everything is 0 unless said.
    public init(new: Int = 0, changed: Int = 0, unchanged: Int = 0, vanished: Int = 0) {
        self.new = new
        self.changed = changed
        self.unchanged = unchanged
        self.vanished = vanished
    }
}
