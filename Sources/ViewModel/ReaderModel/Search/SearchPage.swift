internal import ArchiveModel
public import Search

/// The page of a search: what was typed, what was found, and which of that is selected.
public struct SearchPage: Sendable {
    /// What was typed.
    public internal(set) var text = ""
    /// What it asks for.
    public internal(set) var query = SearchQuery()
    /// Whether all archives are searched, not only the open one.
    public internal(set) var isEverywhere = true
    /// What was found so far, in its order.
    public internal(set) var results = SearchResults(order: .relevance)
    /// How much of the library can be found; nil before anything was searched for.
    public internal(set) var coverage: SearchCoverage?
    /// Whether more may be found.
    public internal(set) var isUnderWay = false
    /// The year whose hits alone are listed; nil for all.
    public internal(set) var year: Int?
    /// Whether what is searched for, or was last, is the chosen year's alone.
    var searchesYear = false
    /// What was found of the chosen year, where that was searched for.
    var ofYear: SearchResults?
    /// The selected hit's index in ``hits``.
    public internal(set) var selection = 0
    /// The index of the first hit shown.
    public internal(set) var top = 0
    /// The hits that are listed.
    public internal(set) var hits: [SearchHit] = []
    /// What is known of the hits about the screen.
    var found: [PostID: FoundPost] = [:]
    /// The posts that were asked for and have not come.
    var awaited: Set<PostID> = []
    /// Whether the selected post is to be opened as soon as it is known.
    var opensSelected = false

    /// Rows that a hit takes on the screen.
    public static let rowsOfHit = 2
    /// Rows above the hits on a screen with so many for all: the count, the years, and a blank one;
    /// where that leaves little for hits, the count alone, or not even that.
    public static func rowsAbove(height: Int) -> Int {
        height >= 8 ? 3 : height > rowsOfHit ? 1 : 0
    }

    /// Whether what was typed asks for too little to be looked for yet.
    public var isTooShort: Bool { !query.isEmpty && !query.isWorthSearching }

    /// The selected hit.
    public var selected: SearchHit? { hits.indices.contains(selection) ? hits[selection] : nil }

    /// What is known of a hit; nil while it is on its way.
    public func post(of hit: SearchHit) -> FoundPost? { found[hit.post] }

    /// The years that have hits, in order; those without a date have none.
    public var years: [(year: Int, count: Int)] {
        results.years.compactMap { year, count in year.map { ($0, count) } }
            .sorted { $0.year < $1.year }
    }

    /// How many posts were found, of the year that is chosen or of all.
    public var count: Int { year == nil ? results.count : ofYear?.count ?? hits.count }

    /// Whether the hits of a year may be more than those of ``results``, which has not all.
    var isCut: Bool { results.isComplete && results.count > results.hits.count }

    /// What it asks for of a year alone.
    func query(of year: Int) -> SearchQuery {
        var query = query
        query.groups.append([SearchTerm(.dates(Self.dates(of: year)))])
        return query
    }

    private static func dates(of year: Int) -> Range<Int64> {
        Month(year: year, number: 1).firstLocal..<Month(year: year, number: 12).endLocal
    }

    /// Lists the hits of the year that is chosen, or all.
    mutating func list() {
        guard let year else {
            hits = results.hits
            return
        }
        let dates = Self.dates(of: year)
        hits = ofYear?.hits ?? results.hits.filter { dates.contains($0.local) }
    }
}
