import ArchiveImport
import ArchiveModel
import Testing

/// Every archive of the corpus gives the counts that a program sharing nothing with annals
/// found.
@Suite(.enabled(if: Corpus.isPresent, "no corpus"))
struct CorpusTests {
    @Test(arguments: ExpectedRow.all)
    func countsAreExactlyTheExpectedOnes(_ row: ExpectedRow) throws {
        let path = Corpus.path(row.description)
        let candidate = try #require(try ArchiveImport.candidates(at: path).first)
        let sink = CollectingSink()
        let report = try ArchiveImport.read(candidate, into: sink)
        let counts = sink.counts
        let got: [String: String] = [
            "path": row.description, "kind": report.kind.rawValue, "title": sink.blog?.title ?? "",
            "posts": "\(counts.posts)", "drafts": "\(counts.drafts)", "pages": "\(counts.pages)",
            "comments": "\(counts.comments)", "pings": "\(report.pings)",
            "first": counts.first?.description ?? "", "last": counts.last?.description ?? "",
            "months": "\(counts.months)", "labels": "\(counts.labels)",
        ]
        #expect(got == row.fields)
        #expect(sink.progress.last == candidate.byteCount)
        print(
            "corpus:", row.description, got == row.fields ? "as expected" : "\(got)", report.repairs
        )
    }
}
