/// What annals can be told to do instead of opening the reader.
enum Subcommand: String, CaseIterable {
    case `import`
    case list
    case posts
    case search
    case mark
    case show
    case check
    case reindex
}

/// An option of the command line.
struct Option: Hashable {
    /// The long name, without dashes.
    let name: String
    /// The letter, without its dash.
    let letter: Character
    /// What stands for its value in help; nil when it takes none.
    var value: String?
    /// The subcommands it goes with; empty when it goes with everything.
    var subcommands: [Subcommand] = []
    /// What it does, for help.
    let summary: String
}

/// The one table that the parser and the help are made from.
enum Grammar {
    static let archive = Option(
        name: "archive", letter: "a", value: "ARCHIVE", subcommands: [.posts, .search],
        summary: "only this archive: its number, or a part of its title")
    static let dryRun = Option(
        name: "dry-run", letter: "n", subcommands: [.import],
        summary: "say what an import would change, and write nothing")
    static let help = Option(
        name: "help", letter: "h", summary: "say this; after a command, what belongs to it")
    static let hyphenate = Option(
        name: "hyphenate", letter: "H", value: "LANG", subcommands: [.show],
        summary: "divide words as in this language, or auto")
    static let inflected = Option(
        name: "inflected", letter: "i", subcommands: [.search],
        summary: "find other forms of words too, as '~word' does")
    static let json = Option(
        name: "json", letter: "j", subcommands: [.import, .list, .posts, .search],
        summary: "one JSON object a line, for programs")
    static let justify = Option(
        name: "justify", letter: "J", subcommands: [.show],
        summary: "stretch lines to the page's width")
    static let keep = Option(
        name: "keep", letter: "K", value: "NAME", subcommands: [.search],
        summary: "keep the search under this name")
    static let kept = Option(
        name: "kept", letter: "k", value: "NAME", subcommands: [.posts, .mark],
        summary: "only what this kept search finds")
    static let library = Option(
        name: "library", letter: "l", value: "FILE", summary: "use this library")
    static let links = Option(
        name: "links", letter: "L", subcommands: [.show],
        summary: "number the links, list their addresses at the end")
    static let limit = Option(
        name: "limit", letter: "N", value: "N", subcommands: [.search],
        summary: "at most so many posts")
    static let query = Option(
        name: "query", letter: "q", value: "QUERY", subcommands: [.mark],
        summary: "mark the posts that 'search' finds")
    static let sort = Option(
        name: "sort", letter: "s", value: "ORDER", subcommands: [.search],
        summary: "relevance, oldest or newest first")
    static let month = Option(
        name: "month", letter: "m", value: "MONTH", subcommands: [.posts],
        summary: "only this month or year: 2011-01, 2011, undated")
    static let report = Option(
        name: "report", letter: "r", subcommands: [.import],
        summary: "list all repairs, changed and vanished posts")
    static let earlier = Option(
        name: "earlier", letter: "e", value: "N", subcommands: [.show],
        summary: "an earlier text of the post: 1 is the oldest")
    static let unread = Option(
        name: "unread", letter: "u", subcommands: [.posts], summary: "only what is unread")
    static let update = Option(
        name: "update", letter: "U", subcommands: [.reindex],
        summary: "only index what is new or changed")
    static let version = Option(
        name: "version", letter: "V", summary: "say which annals this is, and of what it is made")
    static let width = Option(
        name: "width", letter: "w", value: "CELLS", subcommands: [.show],
        summary: "the width of the page's lines, 72 at most unless said")

    /// Every option, in the order of help.
    static let options = [
        json, dryRun, report, archive, kept, month, unread, limit, sort, inflected, keep, query,
        earlier, width, links,
        justify, hyphenate, update, library, help, version,
    ]

    /// How annals is called: the words after its name, and what that does.
    struct Usage {
        var subcommand: Subcommand?
        var words: String
        var summary: String
    }

    /// Every way to call annals, in the order of help.
    static let usages = [
        Usage(words: "", summary: "go on reading; an empty library offers the sample archive"),
        Usage(words: "PATH...", summary: "import what is new in PATH, then read it"),
        Usage(
            subcommand: .import, words: "[--dry-run] [--report] [--json] PATH...",
            summary: "import archives: a file, a folder, a zip"),
        Usage(subcommand: .list, words: "[--json]", summary: "list archives and kept searches"),
        Usage(
            subcommand: .posts,
            words: "[--archive ARCHIVE | --kept NAME] [--month MONTH] [-u] [-j]",
            summary: "list posts, one a line"),
        Usage(
            subcommand: .search,
            words: "QUERY... [--inflected] [--limit N] [--sort ORDER]",
            summary: "find posts by any word in them"),
        Usage(
            subcommand: .mark,
            words: "read|unread|star|unstar POST... | --query QUERY | --kept NAME",
            summary: "mark posts, by the numbers that 'posts' shows"),
        Usage(
            subcommand: .show,
            words: "POST [--width CELLS] [--links] [--justify] [--hyphenate LANG]",
            summary: "write a post as its page shows it"),
        Usage(
            subcommand: .check, words: "",
            summary: "check the library's file and recount its counters"),
        Usage(
            subcommand: .reindex, words: "[--update]", summary: "make the search index anew"),
    ]
}
