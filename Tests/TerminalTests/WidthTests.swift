import Foundation
import TestSupport
import Testing

/// How far the cursor of a real terminal moves over what the gate lets through.
@Suite struct WidthTests {
    @Test func `tmux gives each cluster the cells that the table says`() throws {
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/tmux"),
            FileManager.default.isExecutableFile(atPath: "/bin/bash")
        else { return print("skipped: no tmux or bash") }
        let rows = WidthRow.all
        try #require(rows.count > 50)
        let folder = try TemporaryFolder()
        _ = try folder.write(
            rows.map { $0.drawn + "\n" }.joined(), to: "samples")
        // Asks where the cursor is by CSI 6n after each sample, written at the start of a row.
        let script = try folder.write(
            """
            while IFS= read -r -u 3 sample; do
                printf '\\r\\033[K%s\\033[6n' "$sample"
                IFS='[;' read -r -s -d R -t 5 _ _ column && echo "$column" >> "$1/columns"
            done 3< "$1/samples"
            printf '\\r\\033[Kdone.\\n'
            """, to: "script")
        let tmux = try Tmux("bash '\(script)' '\(folder.url.path)'", columns: 80, rows: 10)
        try tmux.wait(for: "done.")
        let columns = try String(
            contentsOf: folder.url.appending(path: "columns"), encoding: .utf8
        ).split(separator: "\n").compactMap { Int($0) }
        try #require(columns.count == rows.count)
        let wrong = zip(rows, columns).filter { $0.cells != $1 - 1 }
        #expect(wrong.map { "\($0.name): \($1 - 1), not \($0.cells)" } == [])
    }
}
