internal import ArchiveModel
internal import SQLite

/// Stretches of lists that were read before anybody asked for them.
///
/// They are given out while the library is as it was then, marks included; some hundred kilobytes at most.
final class RowsAhead {
    private let connection: Connection
    private var version: LibraryVersion?
    /// The log's head no later than that version: while it is the same, nobody has written.
    private var logHead: LogHead?
    /// The newest last.
    private var pages: [(query: RowQuery, page: RowPage)] = []

    /// What keys lead to from the last two places, of six each at most.
    private static let mostPages = 12

    init(connection: Connection) { self.connection = connection }

    /// The answer to a query, if it was kept and still holds good.
    func page(_ query: RowQuery) throws(SQLiteError) -> RowPage? {
        // By number: a copy of each would cost more than the comparison.
        guard let known = pages.indices.last(where: { pages[$0].query == query }) else {
            return nil
        }
        guard try isUnchanged() else {
            pages.removeAll()
            return nil
        }
        return pages[known].page
    }

    /// Keeps what a query comes to.
    func keep(
        _ query: RowQuery, reading read: (RowQuery) throws(SQLiteError) -> RowPage
    ) throws(SQLiteError) {
        guard try page(query) == nil else { return }
        // Asked before: what is written while it is read makes it worthless, and is noticed.
        let head = connection.logHead
        let now = try LibraryVersion(of: connection)
        let page = try read(query)
        if now != version { pages.removeAll() }
        (version, logHead) = (now, head)
        if pages.count == Self.mostPages { pages.removeFirst() }
        pages.append((query, page))
    }

    /// Whether the library is as it was when the pages were read.
    private func isUnchanged() throws(SQLiteError) -> Bool {
        let head = connection.logHead
        if head != nil, head == logHead { return true }
        guard try version == LibraryVersion(of: connection) else { return false }
        logHead = head
        return true
    }
}
