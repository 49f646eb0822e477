internal import ArchiveModel

/// A group of listed posts that is to be marked read.
enum GroupMark: Hashable, Sendable {
    /// What a row of the tree stands for.
    case node(TreeRow.Node)
    /// All that is listed of a section.
    case section(Section)

    /// Whether it is asked about however few they are.
    var isAlwaysAsked: Bool {
        if case .section = self { return true }
        return false
    }

    /// What a question and an answer call it.
    func name(in archive: OpenedArchive) -> String {
        switch self {
        case .node(let node): node.name
        case .section(.posts): archive.summary.displayTitle
        case .section(.pages): TreeRow.Node.pages.name
        case .section(.drafts): TreeRow.Node.drafts.name
        }
    }

    /// Its counts.
    func tally(in outline: ArchiveOutline) -> Tally {
        switch self {
        case .node(.year(let year)): outline.tally(ofYear: year)
        case .node(.month(let month)): outline.tally(of: month) ?? Tally()
        case .node(.undated): outline.tally(of: Month.undated) ?? Tally()
        case .node(.pages), .section(.pages): outline.pages
        case .node(.drafts), .section(.drafts): outline.drafts
        case .section(.posts): outline.total
        }
    }

    /// Its posts; with a filter, those that pass it.
    func scope(in archive: ArchiveID, _ filter: PostFilter?) -> MarkScope {
        if let filter { return .filtered(archive, section, span, filter) }
        return switch self {
        case .node(.year(let year)): .year(archive, year)
        case .node(.month(let month)): .month(archive, month)
        case .node(.undated): .month(archive, .undated)
        case .node(.pages), .node(.drafts), .section: .section(archive, section)
        }
    }

    private var section: Section {
        switch self {
        case .node(let node): node.section
        case .section(let section): section
        }
    }

    /// Local seconds that its posts lie within.
    private var span: Range<Int64> {
        switch self {
        case .node(.year(let year)):
            Month(year: year, number: 1).firstLocal..<Month(year: year, number: 12).endLocal
        case .node(.month(let month)): month.firstLocal..<month.endLocal
        case .node(.undated): Month.undated.firstLocal..<Month.undated.endLocal
        case .node(.pages), .node(.drafts), .section: Int64.min..<Int64.max
        }
    }
}
