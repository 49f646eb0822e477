import TestSupport
import SQLite
import Testing

struct ValueTests {
    let folder: TemporaryFolder
    let connection: Connection

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(path: folder.path("test.db"))
    }

    @Test(arguments: [
        "", "a", "naïve 日本語 👩‍👩‍👧", "before\u{0}after", String(repeating: "é", count: 100_000),
    ])
    func textComesBack(text: String) throws {
        let back = try connection.first("SELECT ?, typeof(?1)", text) { ($0.text(0), $0.text(1)) }
        #expect(back?.0 == text)
        #expect(back?.1 == "text")
    }

    @Test(arguments: [Int64.min, -1, 0, 1, Int64.max])
    func integersComeBack(number: Int64) throws {
        #expect(try connection.first("SELECT ?", number) { $0.int64(0) } == number)
        #expect(try connection.first("SELECT ?", Int(number)) { $0.int(0) } == Int(number))
    }

    @Test func nothingIsNull() throws {
        let none: Int? = nil
        let some: String? = "x"
        let row = try connection.first("SELECT ?, ?, ?", none, some, true) { row in
            (row.isNull(0), row.optionalInt(0), row.optionalText(1), row.bool(2), row.text(0))
        }
        #expect(row?.0 == true)
        #expect(row?.1 == nil)
        #expect(row?.2 == "x")
        #expect(row?.3 == true)
        #expect(row?.4 == "")
    }

    @Test func badBytesInATextAreReplaced() throws {
        let text = try connection.first("SELECT CAST(X'61FF62' AS TEXT)") { $0.text(0) }
        #expect(text == "a\u{FFFD}b")
    }

    @Test func bytesAreLentWithoutACopy() throws {
        let lent = try connection.first("SELECT 'abc', NULL") { row in
            (row.withText(0) { Array($0) }, row.withText(1) { $0.count }, row.columnCount)
        }
        #expect(lent?.0 == Array("abc".utf8))
        #expect(lent?.1 == 0)
        #expect(lent?.2 == 2)
    }

    @Test func aStatementRunsAgainWithOtherValues() throws {
        try connection.execute("CREATE TABLE pair (a INTEGER, b TEXT)")
        let insert = try connection.prepare("INSERT INTO pair VALUES (?, ?)")
        for number in 1...3 {
            try insert.bind([number, "n\(number)"])
            try insert.run()
        }
        #expect(
            try connection.all("SELECT b FROM pair ORDER BY a") { $0.text(0) } == [
                "n1", "n2", "n3",
            ])
        #expect(!insert.isActive)
        #expect(throws: SQLiteError.self) { try insert.bind([1, 2, 3]) }
    }

    @Test func aFunctionIsCalledFromSQL() throws {
        try connection.define("letters") { $0.isEmpty ? nil : Int64($0.count) }
        let row = try connection.first("SELECT letters('naïve'), letters(''), letters(NULL)") {
            ($0.int(0), $0.isNull(1), $0.isNull(2))
        }
        #expect(row?.0 == 5)
        #expect(row?.1 == true)
        #expect(row?.2 == true)
        // The file must stay readable for programs that don't have it.
        try connection.execute("CREATE TABLE word (text TEXT)")
        #expect(throws: SQLiteError.self) {
            try connection.execute("CREATE INDEX word_letters ON word (letters(text))")
        }
    }
}
