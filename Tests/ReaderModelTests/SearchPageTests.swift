import ArchiveModel
import Prose
import Search
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Searching all posts")
struct SearchPageTests {
    private func driver() -> Driver {
        var posts = FakePost.blog(120, lines: { $0 == 0 ? 100 : 1 })
        posts[49].stored.row.title = "The lens at Fastnet"
        posts[99].stored.row.title = "Another lens"
        posts[9].document.blocks += [.paragraph([.text("A lens, and the lens again.")])]
        return Driver(posts)
    }

    private func titles(_ driver: Driver) -> [String] {
        guard let page = driver.state.search else { return [] }
        return page.hits.compactMap { page.post(of: $0)?.row.title }
    }

    private func hits(_ driver: Driver) -> [String] {
        (driver.state.reading?.lines ?? []).flatMap(\.runs).filter { $0.style.contains(.hit) }
            .map(\.text)
    }

    @Test("What is typed is searched for from the second letter on, at every key")
    func asYouType() {
        let driver = driver()
        driver.press("s")
        #expect(driver.state.isSearchShown)
        #expect(driver.state.prompt?.kind == .search)
        driver.press("l")
        #expect(driver.state.search?.hits.isEmpty == true)
        driver.press("e")
        #expect(titles(driver) == ["Post 10", "Another lens", "The lens at Fastnet"])
        driver.press("nses")
        #expect(titles(driver).isEmpty)
        driver.press("<BS><BS>")
        #expect(titles(driver).count == 3)
        #expect(driver.state.search?.results.isComplete == true)
    }

    @Test("Texts may come in parts, and are not asked for again meanwhile")
    func inParts() throws {
        var state = driver().state
        #expect(state.update(.key(.character("s"))).contains(.prepareSearch))
        var asked: [Effect] = []
        for letter in "le" { asked = state.update(.key(.character(letter))) }
        let search = asked.compactMap { effect -> Int? in
            guard case .search(_, _, _, let generation) = effect else { return nil }
            return generation
        }
        var results = SearchResults(order: .relevance)
        let rows = driver().library.posts.prefix(3).map(\.stored.row)
        results.add(
            rows.map { SearchHit(post: $0.id, archive: $0.archive, local: $0.key.local, rank: 0) })
        results.finish()
        let coverage = SearchCoverage(indexed: 120, total: 120)
        let loads = state.update(
            .searched(results, coverage, generation: try #require(search.first)))
        guard case .loadFound(let posts, _, let generation) = try #require(loads.first) else {
            Issue.record("no texts were asked for")
            return
        }
        #expect(posts.count == 3)
        for id in posts {
            let row = try #require(rows.first { $0.id == id })
            let text = SearchExcerpt(whole: row.title, SearchMatcher(SearchQuery()))
            let part = FoundPost(row: row, title: text, excerpt: text)
            #expect(state.update(.foundLoaded([part], generation: generation)).isEmpty)
        }
        let page = try #require(state.search)
        #expect(page.hits.allSatisfy { page.post(of: $0) != nil })
    }

    @Test("Enter opens the selected post at its first hit, with all hits marked")
    func opens() {
        let driver = driver()
        driver.press("slens<Enter>")
        #expect(!driver.state.isSearchShown)
        #expect(driver.state.prompt == nil)
        #expect(driver.state.reading?.loaded.post.row.title == "Post 10")
        #expect(driver.state.focus == .text)
        #expect(hits(driver) == ["lens", "lens"])
        #expect(driver.state.message?.text == "1 of 2")
    }

    @Test("n goes on through the hits and to the next post found, in reading order; N goes back")
    func across() {
        let driver = driver()
        driver.press("slens<Enter>n")
        #expect(driver.state.message?.text == "2 of 2")
        driver.press("n")
        #expect(driver.state.reading?.loaded.post.row.title == "The lens at Fastnet")
        driver.press("n")
        #expect(driver.state.reading?.loaded.post.row.title == "Another lens")
        driver.press("n")
        // The last one: its own hits come round again.
        #expect(driver.state.reading?.loaded.post.row.title == "Another lens")
        driver.press("NN")
        #expect(driver.state.reading?.loaded.post.row.title == "Post 10")
    }

    @Test("Escape leaves what is typed, then the page; s comes back to it as it was")
    func leaves() {
        let driver = driver()
        driver.press("slens<Esc>")
        #expect(driver.state.prompt == nil)
        #expect(driver.state.isSearchShown)
        driver.press("j")
        #expect(driver.state.search?.selection == 1)
        driver.press("q")
        #expect(!driver.state.isSearchShown)
        driver.press("s")
        #expect(driver.state.prompt?.text == "lens")
        #expect(driver.state.search?.selection == 1)
        driver.press("<C-u><Esc>")
        #expect(!driver.state.isSearchShown)
    }

    @Test("r turns the order, the years are walked, Down selects while one types")
    func walks() {
        let driver = driver()
        driver.press("slens<Down>")
        #expect(driver.state.search?.selection == 1)
        driver.press("<Esc>r")
        #expect(titles(driver) == ["Post 10", "The lens at Fastnet", "Another lens"])
        driver.press("r")
        #expect(titles(driver) == ["Another lens", "The lens at Fastnet", "Post 10"])
        let years = driver.state.search?.years.map(\.year) ?? []
        #expect(years == years.sorted())
        driver.press("]")
        #expect(driver.state.search?.year == years.first)
        #expect(
            driver.state.search?.hits.count == driver.state.search?.years.first?.count)
        driver.press("<Esc>")
        #expect(driver.state.search?.year == nil)
    }

    @Test("Tab looks in this archive alone, or in all")
    func scope() {
        let driver = driver()
        driver.press("slens<Tab>")
        #expect(driver.state.search?.isEverywhere == false)
        let last = driver.effects.last { effect in
            if case .search = effect { true } else { false }
        }
        guard case .search(_, let archive, _, _)? = last else {
            Issue.record("nothing was searched for")
            return
        }
        #expect(archive == FakeLibrary.archive)
    }

    @Test("Answers to older keys are dropped, and new hits leave the chosen one selected")
    func stale() {
        let driver = driver()
        driver.holdsAnswers = true
        driver.press("slen")
        let generations = driver.effects.compactMap { effect -> Int? in
            guard case .search(_, _, _, let generation) = effect else { return nil }
            return generation
        }
        #expect(generations.count == 2)
        var results = SearchResults(order: .relevance)
        let hit = SearchHit(
            post: PostID(50), archive: FakeLibrary.archive, local: 0, rank: -1)
        results.add([hit])
        let coverage = SearchCoverage(indexed: 1, total: 120)
        driver.send(.searched(results, coverage, generation: generations[0]))
        #expect(driver.state.search?.hits.isEmpty == true)
        let other = SearchHit(
            post: PostID(60), archive: FakeLibrary.archive, local: 0, rank: -2)
        results.add([other])
        driver.send(.searched(results, coverage, generation: generations[1]))
        driver.press("<Down>")
        #expect(driver.state.search?.selected == hit)
        results.add([
            SearchHit(post: PostID(70), archive: FakeLibrary.archive, local: 0, rank: -3)
        ])
        driver.send(.searched(results, coverage, generation: generations[1]))
        #expect(driver.state.search?.selected == hit)
        #expect(driver.state.search?.selection == 2)
    }

    @Test("A year's hits are searched for where all are more than are kept")
    func manyHits() throws {
        let driver = driver()
        driver.holdsAnswers = true
        driver.press("sle")
        func asked() throws -> (query: SearchQuery, generation: Int) {
            let last = driver.effects.last { if case .search = $0 { true } else { false } }
            guard case .search(let query, _, _, let generation)? = last else {
                throw SearchMissing()
            }
            return (query, generation)
        }
        func hit(_ number: Int, year: Int) -> SearchHit {
            SearchHit(
                post: PostID(Int64(number)), archive: FakeLibrary.archive,
                local: Month(year: year, number: 3).firstLocal + Int64(number), rank: 0)
        }
        let first = try asked()
        var results = SearchResults(order: .oldest)
        results.add((0..<SearchResults.limit).map { hit($0, year: 2_009) })
        results.add((0..<30).map { hit(SearchResults.limit + $0, year: 2_010) })
        results.finish()
        let coverage = SearchCoverage(indexed: 1, total: 1)
        driver.send(.searched(results, coverage, generation: first.generation))
        #expect(driver.state.search?.years.map(\.count) == [SearchResults.limit, 30])
        driver.press("<Esc>]]")
        #expect(driver.state.search?.year == 2_010)
        let second = try asked()
        #expect(second.query.groups.count == first.query.groups.count + 1)
        var ofYear = SearchResults(order: .oldest)
        ofYear.add((0..<30).map { hit(SearchResults.limit + $0, year: 2_010) })
        ofYear.finish()
        driver.send(.searched(ofYear, coverage, generation: second.generation))
        #expect(driver.state.search?.hits.count == 30 && driver.state.search?.count == 30)
        #expect(driver.state.search?.years.map(\.count) == [SearchResults.limit, 30])
        driver.press("]")
        #expect(driver.state.search?.year == nil)
        #expect(driver.state.search?.hits.count == SearchResults.limit)
        // What comes of the year now is too late.
        driver.send(.searched(ofYear, coverage, generation: second.generation))
        #expect(driver.state.search?.hits.count == SearchResults.limit)
        #expect(driver.state.search?.isUnderWay == false)
    }

    private struct SearchMissing: Error {}

    @Test("A query that makes no sense says so")
    func nonsense() {
        let driver = driver()
        driver.press("sis:green x")
        #expect(driver.state.prompt?.hint.hasPrefix("is: takes unread") == true)
        driver.press("<C-u>zebra<Enter>")
        #expect(driver.state.prompt?.hint == "nothing found")
        #expect(driver.state.isSearchShown)
    }
}
