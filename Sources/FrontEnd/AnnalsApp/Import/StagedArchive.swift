internal import ArchiveImport
internal import ArchiveModel
internal import Library

/// An archive that is read, and is yet to be put in its place in the library.
struct StagedArchive {
    let candidate: ImportCandidate
    /// What reading it showed.
    let report: ImportReport
    /// What it says of the blog.
    let blog: BlogInfo?
    let session: ImportSession
    /// The file that it is, where that tells it from others.
    let file: DigestibleFile?
    /// The file's digest, where that was made.
    let digest: SourceDigest?
    let isRehearsal: Bool
    /// How many of the posts that changed or vanished are named.
    let namesLimit: Int
    /// How many milliseconds another program may write to the library meanwhile.
    let patience: Int

    /// Makes it visible, and ends its session; `isCancelled` is asked every few milliseconds.
    func merge(isCancelled: @escaping () -> Bool) throws(LibraryError) -> ImportResult {
        // More places may have been asked for this once.
        var shown = report
        for index in shown.repairs.indices {
            shown.repairs[index].places = Array(
                shown.repairs[index].places.prefix(ImportResult.shownPlaces))
        }
        // Where nothing was known to compare it with: while the library puts what was read in order.
        let later = digest == nil ? file.map { DigestInBackground(of: $0) } : nil
        let record = shown.record
        let note = { () -> SourceNote? in
            // Of a file that changed under the reader's hands nobody knows what was read.
            guard let digest = digest ?? later?.wait(), file?.isUnchanged == true else {
                return nil
            }
            return SourceNote(digest: digest.text, report: record)
        }
        let outcome = try session.finish(
            isComplete: report.isComplete, namesLimit: namesLimit, patience: patience,
            isCancelled: isCancelled, note: note)
        return ImportResult(
            candidate: candidate, report: report, outcome: outcome, isRehearsal: isRehearsal)
    }

    /// Whether the file of another archive may be the same, to the byte.
    func mayBe(_ digest: SourceDigest) -> Bool {
        file != nil && (self.digest == nil || self.digest == digest)
    }
}
