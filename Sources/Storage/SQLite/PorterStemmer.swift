internal import CSQLite

/// Cuts the endings off English words, as FTS5's own tokenizer `porter` does.
///
/// Not for use from two threads at once. Source: <https://sqlite.org/fts5.html>, 4.3.3 and 7.1.
public final class PorterStemmer {
    private let connection: OpaquePointer
    private let tokenizer: fts5_tokenizer
    private let instance: OpaquePointer

    /// Makes one; nil when SQLite was built without FTS5.
    public init?() {
        Connection.configure
        var opened: OpaquePointer?
        guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let opened,
            let made = Self.tokenizer(of: opened)
        else {
            sqlite3_close_v2(opened)
            return nil
        }
        (connection, tokenizer, instance) = (opened, made.tokenizer, made.instance)
    }

    deinit {
        tokenizer.xDelete?(instance)
        sqlite3_close_v2(connection)
    }

    /// A word of ASCII without its ending.
    public func stem(_ word: [UInt8]) -> [UInt8] {
        var stem: [UInt8] = []
        word.withUnsafeBytes { bytes in
            withUnsafeMutablePointer(to: &stem) { stem in
                _ = tokenizer.xTokenize?(
                    instance, stem, FTS5_TOKENIZE_QUERY,
                    bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)
                ) { context, _, token, count, _, _ in
                    guard let context, let token else { return SQLITE_OK }
                    let bytes = UnsafeRawBufferPointer(start: token, count: Int(count))
                    context.assumingMemoryBound(to: [UInt8].self).pointee = Array(bytes)
                    return SQLITE_OK
                }
            }
        }
        return stem
    }

    private static func tokenizer(
        of connection: OpaquePointer
    ) -> (tokenizer: fts5_tokenizer, instance: OpaquePointer)? {
        var api: UnsafeMutablePointer<fts5_api>?
        var statement: OpaquePointer?
        guard
            sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil) == SQLITE_OK
        else { return nil }
        withUnsafeMutablePointer(to: &api) { place in
            sqlite3_bind_pointer(statement, 1, place, "fts5_api_ptr", nil)
            sqlite3_step(statement)
            sqlite3_finalize(statement)
        }
        var context: UnsafeMutableRawPointer?
        var tokenizer = fts5_tokenizer()
        guard let api, api.pointee.xFindTokenizer?(api, "porter", &context, &tokenizer) == SQLITE_OK
        else { return nil }
        var instance: OpaquePointer?
        let status = "ascii".withCString { base in
            var arguments: [UnsafePointer<CChar>?] = [base]
            return tokenizer.xCreate?(context, &arguments, 1, &instance)
        }
        guard status == SQLITE_OK, let instance else { return nil }
        return (tokenizer, instance)
    }
}
