import ArchiveModel
import Foundation
import SQLite
import Testing

@testable import Library

final class OpeningTests {
    let folder: String

    init() throws { folder = try temporaryFolder() }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private func error(_ path: String) throws -> LibraryError {
        try #require(throws: LibraryError.self) { _ = try Library(path: path) }
    }

    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    /// Makes an SQLite file of some other program or version.
    private func makeFile(_ name: String, _ sql: String) throws -> String {
        let path = folder + "/" + name
        try Connection(path: path).execute("CREATE TABLE diary (text TEXT);" + sql)
        return path
    }

    @Test func missingFoldersAreMadeForTheReaderAlone() throws {
        let path = folder + "/share/annals/library.db"
        _ = try Library(path: path)
        #expect(try mode(folder + "/share") == 0o700)
        #expect(try mode(folder + "/share/annals") == 0o700)
        #expect(try mode(path) == 0o600)
    }

    @Test func anEmptyFileBecomesALibrary() throws {
        let path = folder + "/empty.db"
        try Data().write(to: URL(fileURLWithPath: path))
        #expect(try Library(path: path).archives() == [])
        #expect(try Library(path: path).check() == [])
    }

    @Test func aLibraryWhoseMakerWasKilledIsMadeAnew() throws {
        let path = folder + "/library.db"
        try Connection(path: path).execute(
            "PRAGMA page_size = 16384; PRAGMA application_id = \(0x616E_6C73)")
        // The journal of that first transaction, not yet removed: the file was empty before it.
        var journal: [UInt8] = [0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7]
        journal += [0, 0, 0, 0, 1, 2, 3, 4, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x40, 0]
        journal += [UInt8](repeating: 0, count: 512 - journal.count)
        try Data(journal).write(to: URL(fileURLWithPath: path + "-journal"))
        #expect(try Library(path: path).check() == [])
        #expect(try Library(path: path).archives() == [])
    }

    @Test func aLibraryIsWhatItSays() throws {
        let library = try Library(path: folder + "/library.db")
        let pragmas = [
            "application_id", "journal_mode", "synchronous", "foreign_keys", "user_version",
        ]
        let values = try pragmas.map { pragma in
            try library.connection.first("PRAGMA \(pragma)") { $0.text(0) }
        }
        #expect(values == ["\(0x616E_6C73)", "wal", "2", "1", "7"])
    }

    @Test(arguments: [
        "", "PRAGMA user_version = 1", "PRAGMA application_id = 77", "PRAGMA journal_mode = WAL",
    ])
    func anotherProgramsDatabaseIsRefusedUntouched(sql: String) throws {
        let path = try makeFile("other.db", sql)
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try error(path) == .notALibrary(path: path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["other.db"])
    }

    @Test(arguments: [
        "x", "SQLite format 3\u{0}", String(repeating: "a page of a diary ", count: 99),
    ])
    func anyOtherFileIsRefusedUntouched(text: String) throws {
        let path = folder + "/notes.txt"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        #expect(try error(path) == .notALibrary(path: path))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["notes.txt"])
    }

    @Test func aNewerLibraryIsRefusedUntouched() throws {
        let path = folder + "/library.db"
        try Library(path: path).connection.execute("PRAGMA user_version = 99")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try error(path) == .newer(path: path, version: 99, supported: 7))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func aNewerLibraryWhoseVersionIsStillInTheLogIsRefusedUntouched() throws {
        let path = folder + "/library.db"
        let newer = try Library(path: path)
        try newer.connection.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = 99")
        newer.connection.keepLogOnClose()
        let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(try error(path) == .newer(path: path, version: 99, supported: 7))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path + "-wal")) == log)
    }

    @Test func whatIsNoFileIsUnusable() throws {
        #expect(
            try error(folder) == .unusable(path: folder, reason: "it is a directory"))
        #expect(
            try error("/dev/null")
                == .unusable(path: "/dev/null", reason: "it is not a regular file"))
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/file"))
        let below = folder + "/file/library.db"
        #expect(try error(below) == .unusable(path: below, reason: "Not a directory"))
        #expect(try error("") == .unusable(path: "", reason: "the path is empty"))
    }

    @Test func aFileThatMayNotBeReadIsUnusable() throws {
        guard geteuid() != 0 else {
            print("skipped: root may read everything")
            return
        }
        let path = folder + "/library.db"
        _ = try Library(path: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        #expect(try error(path) == .unusable(path: path, reason: "Permission denied"))
    }

    @Test func namesThatMeanSomethingToSQLiteAreJustNames() throws {
        let path = folder + "/file:x?mode=memory"
        _ = try Library(path: path)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    /// Locks of this process on a file, as the system lists them.
    private func locks(_ path: String) throws -> [String] {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        let inode = try #require(attributes[.systemFileNumber] as? Int)
        let locks = try String(contentsOfFile: "/proc/locks", encoding: .utf8)
        let own = locks.split(separator: "\n").filter {
            $0.contains(":\(inode) ") && $0.contains(" \(getpid()) ")
        }
        // Each line begins with its number in the list of all locks.
        return own.map { $0.split(separator: " ").dropFirst().joined(separator: " ") }
    }

    @Test func openingAgainKeepsTheLocksOfThisProcess() throws {
        let path = folder + "/library.db"
        let library = try Library(path: path)
        _ = try library.archives()
        let before = try locks(path)
        guard !before.isEmpty else {
            print("skipped: the system lists no locks here")
            return
        }
        do {
            let second = try Library(path: path)
            _ = try second.archives()
            second.connection.keepLogOnClose()
        }
        // A plain open and close of the file would have dropped them all.
        #expect(try locks(path) == before)
        #expect(try library.archives() == [])
    }

    @Test func manyMayMakeTheSameLibraryAtOnce() throws {
        for round in 0..<5 {
            let path = folder + "/\(round)/library.db"
            let failures = Failures()
            DispatchQueue.concurrentPerform(iterations: 4) { _ in
                do {
                    _ = try Library(path: path).archives()
                } catch {
                    failures.add("\(error)")
                }
            }
            #expect(failures.all == [])
        }
    }
}

/// What went wrong in threads.
final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var messages: [String] = []

    func add(_ message: String) { lock.withLock { messages.append(message) } }

    var all: [String] { lock.withLock { messages } }
}
