internal import SQLite

/// Numbers for the names of labels, so that a post's labels need not be compared as texts.
struct LabelNumbers {
    private var known: [String: Int64] = [:]

    /// How many names are kept in memory: most blogs have some hundred.
    private static let most = 20_000

    /// The number of a name.
    ///
    /// One that is not known is asked for, perhaps for the second time: beyond a bound all are
    /// forgotten.
    mutating func number(
        of name: String, else make: (String) throws(SQLiteError) -> Int64
    ) throws(SQLiteError) -> Int64 {
        if let number = known[name] { return number }
        if known.count == Self.most { known = [:] }
        let number = try make(name)
        known[name] = number
        return number
    }
}
