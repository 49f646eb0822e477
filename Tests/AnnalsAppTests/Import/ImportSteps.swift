import ArchiveImport
import Foundation
import Library
import SQLite
import Synchronization
import TestSupport
import Testing

@testable import AnnalsApp

/// Notes how an import goes, and does something at each step.
final class ImportSteps: ImportProgress {
    enum Step: Equatable {
        case begin(String)
        case settle(String)
        case wait(String)
    }

    private(set) var steps: [Step] = []
    private(set) var hasRead = false
    /// What is done at a step, before the import goes on.
    var act: (Step) throws -> Void = { _ in }

    func begin(_ candidate: ImportCandidate) { take(.begin(Self.name(candidate))) }
    func advance(toByte count: Int64) { hasRead = true }
    func settle(_ candidate: ImportCandidate) { take(.settle(Self.name(candidate))) }
    func wait(_ candidate: ImportCandidate) { take(.wait(Self.name(candidate))) }
    func clear() {}

    private func take(_ step: Step) {
        steps.append(step)
        #expect(throws: Never.self) { try act(step) }
    }

    static func name(_ candidate: ImportCandidate) -> String {
        String(candidate.path.split(separator: "/").last ?? "")
    }
}

/// Keeps every merge in the background from beginning until the importer waits for it: so the next
/// archive is always read before, however fast the machine is.
final class HeldMerges {
    let steps = ImportSteps()
    /// How many were kept.
    private(set) var count = 0
    private let lock: Connection
    private var isHeld = false

    /// For a library that has an archive, so that no merge is waited for at once.
    init(of library: TestLibrary) throws {
        lock = try Connection(path: library.path)
        steps.act = { [weak self] step in
            guard let self, case .settle = step else { return }
            if isHeld { try release() } else { try hold() }
        }
    }

    func hold() throws {
        try lock.execute("BEGIN IMMEDIATE")
        isHeld = true
        count += 1
    }

    func release() throws {
        try lock.execute("ROLLBACK")
        isHeld = false
    }
}

/// What became of archives, in the order that it was told in.
final class ToldEndings {
    private(set) var names: [String] = []
    private(set) var ends: [Result<ImportResult, ImportFailure>] = []
    /// What is done when something is told.
    var act: () -> Void = {}

    func take(_ candidate: ImportCandidate, _ end: Result<ImportResult, ImportFailure>) {
        names.append(ImportSteps.name(candidate))
        ends.append(end)
        act()
    }
}

extension TestLibrary {
    /// Imports archives by one importer; what it told of them.
    @discardableResult
    func take(
        _ paths: [String], _ progress: any ImportProgress = ProgressLines(on: nil),
        placeLimit: Int = ImportResult.shownPlaces, mergePatience: Int = 120_000,
        isCancelled: @escaping @Sendable () -> Bool = { false }, told: ToldEndings = ToldEndings()
    ) throws -> ToldEndings {
        let candidates = try paths.flatMap { try ArchiveImport.candidates(at: $0) }
        let importer = Importer(
            into: try open(), progress: progress, placeLimit: placeLimit,
            mergePatience: mergePatience, isCancelled: isCancelled, ended: told.take)
        for candidate in candidates { importer.add(candidate) }
        importer.finish()
        return told
    }

    /// All rows of the library as text, to compare two: of the moments of what was done, only whether
    /// there is one.
    func rows() throws -> [String] {
        let connection = try Connection(path: path)
        let tables = try connection.all(
            """
            SELECT name FROM sqlite_schema
            WHERE type = 'table' AND name <> 'search_key' ORDER BY name
            """
        ) { $0.text(0) }
        return try tables.flatMap { table in
            let columns = try connection.all(
                """
                SELECT iif(name LIKE '%\\_at' ESCAPE '\\'
                    AND name NOT IN ('edited_at', 'told_at', 'exported_at'),
                    name || ' IS NULL', name) FROM pragma_table_info(?)
                """, table
            ) { $0.text(0) }
            let list = columns.joined(separator: ", ")
            return try connection.all("SELECT \(list) FROM \(table)") { row in
                table + " " + (0..<row.columnCount).map { row.text($0) }.joined(separator: "|")
            }.sorted()
        }
    }
}

/// Counts the questions of several threads.
final class Counter: Sendable {
    private let value = Atomic(0)

    /// The number with one more.
    func next() -> Int { value.add(1, ordering: .relaxed).newValue }

    /// The number.
    var count: Int { value.load(ordering: .relaxed) }
}
