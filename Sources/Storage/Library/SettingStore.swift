internal import SQLite

/// Keeps what the reader has set for all archives.
struct SettingStore {
    let connection: Connection

    /// All settings by name.
    func settings() throws(SQLiteError) -> [String: String] {
        let pairs = try connection.all("SELECT name, value FROM setting") {
            ($0.text(0), $0.text(1))
        }
        return Dictionary(pairs) { $1 }
    }

    /// Keeps a setting; nil forgets it.
    func set(_ name: String, to value: String?) throws(SQLiteError) {
        if let value {
            try connection.run("INSERT OR REPLACE INTO setting VALUES (?, ?)", name, value)
        } else {
            try connection.run("DELETE FROM setting WHERE name = ?", name)
        }
    }
}
