internal import ArchiveModel
internal import Search

/// What a command line asks for.
struct Invocation: Equatable {
    /// What to do.
    enum Action: Equatable {
        /// Open the reader, after importing what is new in these paths.
        case read([String])
        case importArchives([String], ImportCommand.Options)
        case listArchives(asJSON: Bool)
        case listPosts(PostSelection, asJSON: Bool)
        case search(String, SearchCommand.Options)
        case mark([PostID], as: MarkRequest.Mark)
        case markFound(String, as: MarkRequest.Mark)
        case markKept(String, as: MarkRequest.Mark)
        case show(PostID, ShowCommand.Options)
        case check
        case reindex(onlyNew: Bool)
        case help(Subcommand?)
        case version
    }

    var action: Action
    /// What `--library` says.
    var library: String?

    /// Which posts to list.
    struct PostSelection: Equatable {
        var archive: String?
        /// A kept search, in place of an archive.
        var kept: String?
        var months: ClosedRange<Month>?
        var unreadOnly = false
    }

    /// Reads a command line: the words after the program's name.
    static func parse(_ words: [String]) throws(UsageError) -> Invocation {
        let arguments = try OptionParser.parse(words)
        let subcommand = subcommand(of: arguments)
        let library = arguments.value(of: Grammar.library)
        if arguments.contains(Grammar.help) {
            return Invocation(action: .help(subcommand), library: library)
        }
        if arguments.contains(Grammar.version) {
            return Invocation(action: .version, library: library)
        }
        try checkOptions(of: arguments, for: subcommand)
        if library?.isEmpty ?? false {
            throw UsageError(message: "option '--library' needs the name of a file")
        }
        let action = try action(of: subcommand, arguments)
        return Invocation(action: action, library: library)
    }

    /// The first operand, when it names a subcommand and does not stand after `--`.
    private static func subcommand(of arguments: ParsedArguments) -> Subcommand? {
        guard arguments.operandsBeforeTerminator > 0 else { return nil }
        return Subcommand(rawValue: arguments.operands[0])
    }

    private static func checkOptions(
        of arguments: ParsedArguments, for subcommand: Subcommand?
    ) throws(UsageError) {
        for option in arguments.options.map(\.option) where !option.subcommands.isEmpty {
            if let subcommand, option.subcommands.contains(subcommand) { continue }
            let places = option.subcommands.map { "'\($0.rawValue)'" }.joined(separator: ", ")
            throw UsageError(message: "option '--\(option.name)' goes with \(places) only")
        }
    }

    private static func action(
        of subcommand: Subcommand?, _ arguments: ParsedArguments
    ) throws(UsageError) -> Action {
        let operands = Array(arguments.operands.dropFirst(subcommand == nil ? 0 : 1))
        let asJSON = arguments.contains(Grammar.json)
        switch subcommand {
        case nil: return .read(operands)
        case .import:
            guard !operands.isEmpty else {
                throw UsageError(message: "'import' needs a PATH: a file, a folder or a zip")
            }
            let options = ImportCommand.Options(
                asJSON: asJSON, isDryRun: arguments.contains(Grammar.dryRun),
                listsPlaces: arguments.contains(Grammar.report))
            return .importArchives(operands, options)
        case .list:
            try refuse(operands, after: "list")
            return .listArchives(asJSON: asJSON)
        case .posts:
            try refuse(operands, after: "posts")
            return .listPosts(try selection(arguments), asJSON: asJSON)
        case .search: return try searchAction(operands, arguments)
        case .mark: return try markAction(operands, arguments)
        case .show: return try showAction(operands, arguments)
        case .check:
            try refuse(operands, after: "check")
            return .check
        case .reindex:
            try refuse(operands, after: "reindex")
            return .reindex(onlyNew: arguments.contains(Grammar.update))
        }
    }

    private static func refuse(_ operands: [String], after name: String) throws(UsageError) {
        guard let first = operands.first else { return }
        throw UsageError(message: "'\(name)' takes no '\(first)'")
    }

    private static func selection(
        _ arguments: ParsedArguments
    ) throws(UsageError) -> PostSelection {
        var selection = PostSelection(
            archive: arguments.value(of: Grammar.archive),
            kept: arguments.value(of: Grammar.kept),
            unreadOnly: arguments.contains(Grammar.unread))
        if selection.archive != nil, selection.kept != nil {
            throw UsageError(message: "'--archive' and '--kept' do not go together")
        }
        if let text = arguments.value(of: Grammar.month) {
            guard let months = ClosedRange<Month>(written: text) else {
                throw UsageError(
                    message: "'\(text)' is no month; write 2011-01, a year, or undated")
            }
            selection.months = months
        }
        return selection
    }

    private static func searchAction(
        _ operands: [String], _ arguments: ParsedArguments
    ) throws(UsageError) -> Action {
        let query = operands.joined(separator: " ")
        guard !query.isEmpty else {
            throw UsageError(message: "'search' needs a QUERY: words, or more, see the manual")
        }
        var options = SearchCommand.Options(
            archive: arguments.value(of: Grammar.archive),
            isInflected: arguments.contains(Grammar.inflected),
            asJSON: arguments.contains(Grammar.json))
        if let name = arguments.value(of: Grammar.keep) {
            guard name.contains(where: { !$0.isWhitespace }) else {
                throw UsageError(message: "option '--keep' needs a NAME")
            }
            options.keptName = name
        }
        if let text = arguments.value(of: Grammar.limit) {
            guard let limit = Int(text), limit > 0 else {
                throw UsageError(message: "'\(text)' is no limit; write a number of posts")
            }
            options.limit = limit
        }
        if let text = arguments.value(of: Grammar.sort) {
            guard let order = SearchOrder(rawValue: text) else {
                throw UsageError(
                    message: "'\(text)' is no order; write relevance, oldest or newest")
            }
            options.order = order
        }
        return .search(query, options)
    }

    private static func markAction(
        _ operands: [String], _ arguments: ParsedArguments
    ) throws(UsageError) -> Action {
        let marks: [String: MarkRequest.Mark] = [
            "read": .read(true), "unread": .read(false),
            "star": .starred(true), "unstar": .starred(false),
        ]
        guard let word = operands.first, let mark = marks[word] else {
            let found = operands.first.map { ", not '\($0)'" } ?? ""
            throw UsageError(message: "'mark' needs read, unread, star or unstar first\(found)")
        }
        let query = arguments.value(of: Grammar.query)
        let kept = arguments.value(of: Grammar.kept)
        if query != nil, kept != nil {
            throw UsageError(message: "'--query' and '--kept' do not go together")
        }
        if let query {
            try refuse(Array(operands.dropFirst()), after: "mark \(word) --query")
            return .markFound(query, as: mark)
        }
        if let kept {
            try refuse(Array(operands.dropFirst()), after: "mark \(word) --kept")
            return .markKept(kept, as: mark)
        }
        guard operands.count > 1 else {
            throw UsageError(message: "'mark \(word)' needs a POST: the number that 'posts' shows")
        }
        var posts: [PostID] = []
        for operand in operands.dropFirst() { posts.append(try post(operand)) }
        return .mark(posts, as: mark)
    }

    private static func showAction(
        _ operands: [String], _ arguments: ParsedArguments
    ) throws(UsageError) -> Action {
        guard let first = operands.first else {
            throw UsageError(message: "'show' needs a POST: the number that 'posts' shows")
        }
        try refuse(Array(operands.dropFirst()), after: "show \(first)")
        var options = ShowCommand.Options(
            listsLinks: arguments.contains(Grammar.links),
            isJustified: arguments.contains(Grammar.justify))
        if let text = arguments.value(of: Grammar.width) {
            guard let width = Int(text), (1...1000).contains(width) else {
                throw UsageError(
                    message: "'\(text)' is no width; write a number of cells, 1 to 1000")
            }
            options.width = width
        }
        if let text = arguments.value(of: Grammar.earlier) {
            guard let number = Int(text), number > 0 else {
                throw UsageError(message: "'\(text)' is no number of a text; 1 is the oldest")
            }
            options.version = number
        }
        if let text = arguments.value(of: Grammar.hyphenate) {
            let language = LanguageTag.normalise(text)
            guard !language.isEmpty || text == "auto" else {
                throw UsageError(message: "'\(text)' is no language; write en-GB, de or auto")
            }
            options.hyphenation = language
        }
        return .show(try post(first), options)
    }

    private static func post(_ text: String) throws(UsageError) -> PostID {
        guard let number = Int64(text), number > 0 else {
            throw UsageError(message: "'\(text)' is no POST; write the number that 'posts' shows")
        }
        return PostID(number)
    }
}

extension ClosedRange<Month> {
    /// The months that a person writes as `2011-01`, `2011` or `undated`; nil for anything else.
    fileprivate init?(written text: String) {
        if text == "undated" {
            self = .undated ... .undated
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            parts.count <= 2, parts[0].count == 4, let year = Int(parts[0]),
            (1...9999).contains(year)
        else { return nil }
        guard parts.count == 2 else {
            self = Month(year: year, number: 1)...Month(year: year, number: 12)
            return
        }
        guard parts[1].count <= 2, let number = Int(parts[1]), (1...12).contains(number) else {
            return nil
        }
        let month = Month(year: year, number: number)
        self = month...month
    }
}
