import Foundation

/// A row of the table of widths in `CellWidth.swift`.
public struct WidthRow: Sendable {
    /// The class it stands for.
    public var name: String
    /// A text of that class.
    public var text: String
    /// The sum of its scalars' widths by `wcwidth`; -1 where one has none.
    public var sum: Int
    /// What is drawn for it.
    public var drawn: String
    /// The cells that takes.
    public var cells: Int

    /// All rows, read from the source.
    public static let all: [WidthRow] = {
        let path = "Sources/ViewModel/Typesetting/CellWidth.swift"
        let source = try? String(contentsOf: Places.project.appending(path: path), encoding: .utf8)
        return (source ?? "").split(separator: "\n").compactMap { WidthRow(line: $0) }
    }()

    private init?(line: Substring) {
        guard line.hasPrefix("/// | ") else { return nil }
        let fields = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        guard fields.count == 8, let sum = Int(fields[3]), let cells = Int(fields[7]) else {
            return nil
        }
        name = fields[1]
        text = Self.text(fields[2])
        self.sum = sum
        drawn = fields[6] == "=" ? text : fields[6] == "-" ? "" : Self.text(fields[6])
        self.cells = cells
    }

    private static func text(_ codes: String) -> String {
        var scalars = String.UnicodeScalarView()
        for code in codes.split(separator: " ") {
            scalars.append(UInt32(code, radix: 16).flatMap { Unicode.Scalar($0) } ?? "?")
        }
        return String(scalars)
    }
}
