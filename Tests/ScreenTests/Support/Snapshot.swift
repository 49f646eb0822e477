import Foundation
import Screen
import Testing

/// A grid as text: its rows, then its styles a letter per cell, then what the letters mean.
struct Snapshot {
    let text: String

    init(_ grid: CellGrid) {
        var lines = ["\(grid.columns)×\(grid.rows)"]
        let cursor = grid.cursor
        lines.append(
            "cursor \(cursor.column),\(cursor.row) \(cursor.isVisible ? "shown" : "hidden")")
        let rule = String(repeating: "-", count: grid.columns)
        lines.append(rule)
        for row in 0..<grid.rows { lines.append(Self.trimmed(grid.text(ofRow: row), " ")) }
        lines.append(rule)
        var letters: [CellStyle: Character] = [.plain: "."]
        var legend: [String] = []
        for row in 0..<grid.rows {
            var styles = ""
            for cell in grid.cells[row * grid.columns..<(row + 1) * grid.columns] {
                if letters[cell.style] == nil {
                    let letter = Character(Unicode.Scalar(UInt8(97 + min(25, legend.count))))
                    letters[cell.style] = letter
                    legend.append("\(letter) = \(Self.words(cell.style))")
                }
                styles.append(letters[cell.style] ?? "?")
            }
            lines.append(Self.trimmed(styles, "."))
        }
        text = (lines + [rule] + legend).joined(separator: "\n") + "\n"
    }

    /// Compares with the recorded screen of that name; records it when `RECORD_SNAPSHOTS` is set,
    /// which fails the test, so that no run passes by recording.
    func expect(_ name: String, location: SourceLocation = #_sourceLocation) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Snapshots/\(name).screen")
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name); look at it", sourceLocation: location)
            return
        }
        let recorded = try? String(contentsOf: file, encoding: .utf8)
        guard recorded != text else { return }
        Issue.record(
            "\(name) differs:\n\(Self.difference(recorded ?? "(not recorded)\n", text))",
            sourceLocation: location)
    }

    private static func words(_ style: CellStyle) -> String {
        let names: [(CellStyle.Attributes, String)] = [
            (.bold, "bold"), (.italic, "italic"), (.underline, "underline"),
            (.reverse, "reverse"),
        ]
        let attributes = names.filter { style.attributes.contains($0.0) }.map(\.1)
        return (["\(style.colour)"] + attributes).joined(separator: " ")
    }

    private static func trimmed(_ line: String, _ blank: Character) -> String {
        String(line.reversed().drop { $0 == blank }.reversed())
    }

    private static func difference(_ old: String, _ new: String) -> String {
        let old = old.split(separator: "\n", omittingEmptySubsequences: false)
        let new = new.split(separator: "\n", omittingEmptySubsequences: false)
        var lines: [String] = []
        for index in 0..<max(old.count, new.count) {
            let before = index < old.count ? old[index] : "(nothing)"
            let after = index < new.count ? new[index] : "(nothing)"
            if before != after { lines += ["line \(index + 1)", "- \(before)", "+ \(after)"] }
        }
        return lines.joined(separator: "\n")
    }
}
