import ArchiveModel
import Foundation
import TestSupport

/// The archives to test with, outside the repository.
enum Corpus {
    /// Its folder; nil where it is absent, with the reason printed once.
    static let root: URL? = {
        let environment = ProcessInfo.processInfo.environment["ANNALS_CORPUS"]
        let repository = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder =
            environment.map { URL(fileURLWithPath: $0) }
            ?? repository.deletingLastPathComponent().appendingPathComponent("shared/corpus")
        guard FileManager.default.fileExists(atPath: folder.path) else {
            print("skipped: no corpus at \(folder.path) (set ANNALS_CORPUS)")
            return nil
        }
        return folder
    }()

    /// Whether it is there.
    static var isPresent: Bool { root != nil }

    /// The path of a file in it.
    static func path(_ name: String) -> String {
        root?.appendingPathComponent(name).path ?? ""
    }

    /// All files below a folder of it, in order of their paths.
    static func files(in folder: String, withExtension ending: String? = nil) -> [String] {
        guard let root else { return [] }
        let start = root.appendingPathComponent(folder)
        let enumerator = FileManager.default.enumerator(
            at: start, includingPropertiesForKeys: [.isRegularFileKey])
        var paths: [String] = []
        while let file = enumerator?.nextObject() as? URL {
            let values = try? file.resourceValues(forKeys: [.isRegularFileKey])
            guard values?.isRegularFile == true else { continue }
            if let ending, file.pathExtension != ending { continue }
            paths.append(file.path)
        }
        return paths.sorted()
    }
}

/// A row of the corpus's table of expected counts.
struct ExpectedRow: CustomStringConvertible, Sendable {
    var fields: [String: String]

    var description: String { fields["path"] ?? "" }

    /// The rows of the kinds annals reads.
    static let all: [ExpectedRow] = {
        guard let root = Corpus.root,
            let table = try? String(
                contentsOf: root.appendingPathComponent("EXPECTED.tsv"), encoding: .utf8)
        else { return [] }
        let lines = table.split(separator: "\n").map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        guard let names = lines.first else { return [] }
        let rows = lines.dropFirst().map {
            let fields = Dictionary(uniqueKeysWithValues: zip(names, $0))
            let corrected = WrongCells.all[fields["path"] ?? ""] ?? [:]
            return ExpectedRow(fields: fields.merging(corrected) { $1 })
        }
        return rows.filter { ArchiveKind(rawValue: $0.fields["kind"] ?? "") != nil }
    }()
}
