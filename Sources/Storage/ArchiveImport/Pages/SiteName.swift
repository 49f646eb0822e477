/// Learns what a site is called from the titles of its pages, most of which begin or end with it.
struct SiteName {
    private var counts: [UInt64: Int] = [:]
    private var names: [UInt64: String] = [:]
    private var pageCount = 0
    /// Names beyond these are not looked at: what most pages share is known by then.
    private static let most = 20_000

    /// Takes the `title` of a page.
    mutating func take(_ title: String) {
        guard !title.isEmpty, counts.count < Self.most else { return }
        pageCount += 1
        for part in Set(PageTitle.ends(of: title)) where part.utf8.count < 200 {
            let hash = Identity.hash(of: [part])
            let count = (counts[hash] ?? 0) + 1
            counts[hash] = count
            if count == 2 { names[hash] = part }
        }
    }

    /// The name: the longest of those that most pages share; empty when there are too few pages to
    /// tell, or they share none.
    var text: String {
        guard pageCount > 2 else { return "" }
        let shared = names.filter { (counts[$0.key] ?? 0) * 2 > pageCount }.values
        return shared.max { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? ""
    }
}
