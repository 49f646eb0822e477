internal import Library

/// A library's file, opened when a thread first needs it, for that thread alone.
final class LibraryOnDemand {
    private let path: String
    private var opened: Library?
    private var openedIndex: SearchReader?

    /// Names the file.
    init(path: String) { self.path = path }

    /// The library, opened now if it wasn't yet.
    func open() throws(LibraryError) -> Library {
        if let opened { return opened }
        let library = try Library(path: path)
        opened = library
        return library
    }

    /// Its search index, opened now if it wasn't yet, or if another one has taken the place of that
    /// which was.
    func openIndex() throws(LibraryError) -> SearchReader {
        if let openedIndex, !openedIndex.isReplaced { return openedIndex }
        let index = try SearchReader(libraryPath: path)
        openedIndex = index
        return index
    }
}
