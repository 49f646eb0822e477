import ArchiveModel
import Foundation
import SQLite
import TestSupport
import Testing

@testable import AnnalsApp

/// Real exports against the table of what each holds: `EXPECTED.tsv` beside them.
@Suite("The corpus of archives")
struct CorpusTests {
    private static let columns = [
        "kind", "title", "posts", "drafts", "pages", "comments", "pings", "first", "last",
        "months", "labels",
    ]

    /// The rows of the table for the kinds that annals reads, by column.
    private static let rows: [[String: String]] = {
        guard let corpus = Places.corpus,
            let table = try? String(
                contentsOf: corpus.appending(path: "EXPECTED.tsv"), encoding: .utf8)
        else { return [] }
        let lines = table.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let names = lines.first else { return [] }
        return lines.dropFirst().map { Dictionary(zip(names, $0)) { first, _ in first } }
            .map { row in row.merging(WrongCells.all[row["path"] ?? ""] ?? [:]) { $1 } }
            .filter { ArchiveKind(rawValue: $0["kind"] ?? "") != nil }
    }()

    @Test("every file holds what the table says, and again changes nothing", arguments: rows)
    func matches(row: [String: String]) throws {
        let corpus = try #require(Places.corpus)
        let path = corpus.appending(path: try #require(row["path"])).path
        let library = try TestLibrary()
        let first = try report(of: path, into: library)
        for column in Self.columns {
            #expect(first[column] == row[column], "\(column) of \(row["path"] ?? "")")
        }
        let count = ["posts", "drafts", "pages"].reduce(0) { $0 + (Int(first[$1] ?? "") ?? 0) }
        // As if it had never been seen, or it would not be read.
        try Connection(path: library.path).execute("DELETE FROM source")
        let second = try report(of: path, into: library)
        for column in Self.columns { #expect(second[column] == first[column], "\(column) again") }
        #expect(second["new"] == "0" && second["changed"] == "0" && second["vanished"] == "0")
        // Drafts of pages are in no column of the table, but they are posts of the library.
        #expect(Int(second["unchanged"] ?? "") ?? 0 >= count)
        #expect(second["unchanged"] == first["new"])
        #expect(annals("check", library: library).status == .done)
    }

    /// What `annals import --json` says of a path, every value as text.
    private func report(of path: String, into library: TestLibrary) throws -> [String: String] {
        let said = annals("import", "--json", path, library: library)
        #expect(said.status == .done, "\(said.errors)")
        let parsed = try JSONSerialization.jsonObject(with: Data(said.output.utf8))
        let object = try #require(parsed as? [String: Any])
        return object.mapValues { "\($0)" }
    }
}
