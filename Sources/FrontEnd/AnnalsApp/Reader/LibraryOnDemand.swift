internal import Library

/// A library's file, opened when a thread first needs it, for that thread alone.
final class LibraryOnDemand {
    private let path: String
    private var opened: Library?

    /// Names the file.
    init(path: String) { self.path = path }

    /// The library, opened now if it wasn't yet.
    func open() throws(LibraryError) -> Library {
        if let opened { return opened }
        let library = try Library(path: path)
        opened = library
        return library
    }
}
