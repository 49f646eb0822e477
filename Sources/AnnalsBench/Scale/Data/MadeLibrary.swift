/// The archives of a made-up library of any size, and which posts they hold.
///
/// Twenty archives over twenty years, fewer in a library of less than a few hundred posts. The last
/// one has 10,000 posts at most, so that marking all of it is the same work in every larger library.
struct MadeLibrary {
    /// How many posts it holds.
    let postCount: Int
    /// How many posts each archive holds.
    let counts: [Int]

    /// Plans a library of so many posts, 1 or more.
    init(postCount: Int) {
        self.postCount = postCount
        let archives = max(1, min(20, postCount / 20))
        let last = archives == 1 ? 0 : min(10_000, postCount / archives)
        let others = max(1, archives - 1)
        var counts = (0..<others).map { index in
            (postCount - last) * (index + 1) / others - (postCount - last) * index / others
        }
        if last > 0 { counts.append(last) }
        self.counts = counts
    }

    /// The title of an archive: their order by title is that of their numbers.
    static func title(_ archive: Int) -> String {
        "\(places[archive % places.count]) notes"
    }

    /// The address of an archive.
    static func address(_ archive: Int) -> String { "http://blog\(archive).example" }

    /// How many posts the archives before one hold.
    func postsBefore(_ archive: Int) -> Int { counts[..<archive].reduce(0, +) }

    /// When a post was published, in seconds since 1970: evenly from January 2004 on.
    func moment(archive: Int, number: Int) -> Int {
        let years = 20 * 365 * 86_400 + 5 * 86_400
        return 1_072_915_200 + years / counts[archive] * number + archive * 60
    }

    private static let places = [
        "Alder", "Birch", "Cedar", "Damson", "Elm", "Fern", "Gorse", "Hazel", "Iris", "Juniper",
        "Kelp", "Linden", "Maple", "Nettle", "Oak", "Pine", "Quince", "Rowan", "Sorrel", "Thyme",
    ]
}
