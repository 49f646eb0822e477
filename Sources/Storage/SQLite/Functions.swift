internal import CSQLite

extension Connection {
    /// Defines a function of one text for the SQL of this connection.
    ///
    /// It must give the same for the same text, always; NULL gives NULL. The schema can't use it,
    /// so that other programs can read and write the file. Source:
    /// <https://sqlite.org/c3ref/create_function.html>.
    /// - Parameters:
    ///   - name: What SQL calls it.
    ///   - function: What it does; nil stands for NULL.
    /// - Throws: ``SQLiteError``.
    public func define(
        _ name: String, _ function: @escaping @Sendable (String) -> Int64?
    ) throws(SQLiteError) {
        let box = Unmanaged.passRetained(FunctionOfText(function))
        // On failure SQLite calls the destructor, too.
        let code = sqlite3_create_function_v2(
            handle, name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
            box.toOpaque(), FunctionOfText.call, nil, nil
        ) { box in
            guard let box else { return }
            Unmanaged<FunctionOfText>.fromOpaque(box).release()
        }
        guard code == SQLITE_OK else { throw SQLiteError(code: code, of: handle) }
    }
}

/// A function of a text, in a box that C can hold the address of.
private final class FunctionOfText {
    let function: (String) -> Int64?

    init(_ function: @escaping (String) -> Int64?) { self.function = function }

    /// Does what SQLite asks for.
    static let call:
        @convention(c) (
            OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Void = { context, _, arguments in
            // The order matters: asking for the text may convert the value and so its length.
            guard let box = sqlite3_user_data(context), let argument = arguments?.pointee,
                let start = sqlite3_value_text(argument)
            else { return }
            let count = Int(sqlite3_value_bytes(argument))
            let text = String(
                decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
            let value = Unmanaged<FunctionOfText>.fromOpaque(box).takeUnretainedValue()
                .function(text)
            if let value { sqlite3_result_int64(context, value) }
        }
}
