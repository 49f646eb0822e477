import TestSupport
import SQLite
import Testing

struct MigratorTests {
    let folder: TemporaryFolder
    let connection: Connection

    static let first = Migration(
        "first", sql: "CREATE TABLE parent (id INTEGER PRIMARY KEY); INSERT INTO parent VALUES (1);"
    )
    static let second = Migration(
        "second",
        sql: """
            CREATE TABLE child (parent INTEGER NOT NULL REFERENCES parent (id));
            INSERT INTO child VALUES (1);
            """)

    init() throws {
        folder = try TemporaryFolder()
        connection = try Connection(path: folder.path("test.db"))
        try connection.execute("PRAGMA foreign_keys = ON")
    }

    private func tables() throws -> [String] {
        try connection.all("SELECT name FROM sqlite_schema ORDER BY name") { $0.text(0) }
    }

    @Test func stepsAreTakenInOrderAndOnce() throws {
        try Migrator([Self.first]).migrate(connection)
        #expect(try tables() == ["parent"])
        let migrator = Migrator([Self.first, Self.second])
        #expect(try migrator.version(of: connection) == 1)
        try migrator.migrate(connection)
        try migrator.migrate(connection)
        #expect(try tables() == ["child", "parent"])
        #expect(try migrator.version(of: connection) == migrator.newestVersion)
        #expect(try connection.first("SELECT count(*) FROM parent") { $0.int(0) } == 1)
    }

    @Test func aStepThatFailsIsUndoneAndThoseBeforeStand() throws {
        let broken = Migration("broken", sql: "CREATE TABLE half (id); SELECT * FROM nowhere;")
        #expect(throws: SQLiteError.self) {
            try Migrator([Self.first, broken]).migrate(connection)
        }
        #expect(try tables() == ["parent"])
        #expect(try Migrator([]).version(of: connection) == 1)
        #expect(!connection.isInTransaction)
    }

    @Test func aStepMayRebuildATableOthersReferTo() throws {
        let rebuild = Migration(
            "rebuild",
            sql: """
                CREATE TABLE new_parent (id INTEGER PRIMARY KEY, name TEXT);
                INSERT INTO new_parent (id) SELECT id FROM parent;
                DROP TABLE parent;
                ALTER TABLE new_parent RENAME TO parent;
                """)
        try Migrator([Self.first, Self.second, rebuild]).migrate(connection)
        #expect(try connection.first("SELECT count(*) FROM child") { $0.int(0) } == 1)
        #expect(try connection.first("PRAGMA foreign_keys") { $0.bool(0) } == true)
    }

    @Test func aStepMayNotLeaveOrphans() throws {
        let orphaning = Migration("orphaning", sql: "DELETE FROM parent")
        let error = try #require(throws: SQLiteError.self) {
            try Migrator([Self.first, Self.second, orphaning]).migrate(connection)
        }
        #expect(error.message.contains("orphaning"))
        #expect(try connection.first("SELECT count(*) FROM parent") { $0.int(0) } == 1)
        #expect(try Migrator([]).version(of: connection) == 2)
    }

    @Test func aStepThatOnlyAddsReadsNothingElse() throws {
        try Migrator([Self.first, Self.second]).migrate(connection)
        try connection.execute("PRAGMA foreign_keys = OFF; DELETE FROM parent")
        let adding = Migration("adding", mayOrphan: false, sql: "CREATE TABLE more (id)")
        try Migrator([Self.first, Self.second, adding]).migrate(connection)
        #expect(try tables() == ["child", "more", "parent"])
    }

    @Test func aNewerDatabaseIsLeftAlone() throws {
        try connection.execute("PRAGMA user_version = 9")
        try Migrator([Self.first]).migrate(connection)
        #expect(try tables() == [])
        #expect(try Migrator([]).version(of: connection) == 9)
    }
}
