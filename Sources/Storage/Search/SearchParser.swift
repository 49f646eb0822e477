internal import ArchiveModel

/// Reads what a person types to search.
///
/// Words must all be there, `or` lets one of two do, `-` asks for what must not be there, quotes
/// keep words together, `/…/` is a regular expression. `title:`, `text:`, `comment:`, `label:` and
/// `author:` look in one field, `before:`, `after:` and `in:` at the date, `is:` and `has:` at what
/// is kept of a post, `blog:` at its archive. A word that names no such field is just a word. `~lamp`
/// finds its other English forms as well, such as `lamps`.
public struct SearchParser {
    /// Reads dates; its current year is what a month without a year means.
    public var dates: TypedDateReader
    /// Whether every word outside quotes finds its other forms as well.
    public var isInflecting: Bool

    /// Makes a parser.
    public init(currentYear: Int, isInflecting: Bool = false) {
        dates = TypedDateReader(currentYear: currentYear)
        self.isInflecting = isInflecting
    }

    /// Reads a text.
    /// - Parameters:
    ///   - text: What was typed.
    ///   - isTyping: Whether more may follow: then the last word may go on, and what is not yet
    ///     complete is not complained about.
    /// - Returns: The query; what could not be read is left out and noted.
    public func read(_ text: String, isTyping: Bool) -> SearchQuery {
        var query = SearchQuery()
        var isJoined = false
        let pieces = QueryPiece.pieces(of: text)
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            let isOpen = isTyping && isLast && !text.hasSuffix(" ")
            if piece.isOr {
                // Between two terms only; at an end it is still being typed, or means nothing.
                if !isLast, !query.groups.isEmpty { isJoined = true }
                continue
            }
            guard let term = term(piece, isOpen: isOpen, &query.notes) else { continue }
            if isJoined, let last = query.groups.indices.last {
                query.groups[last].append(term)
            } else {
                query.groups.append([term])
            }
            isJoined = false
        }
        return query
    }

    private func term(
        _ piece: QueryPiece, isOpen: Bool, _ notes: inout [String]
    ) -> SearchTerm? {
        let test: SearchTerm.Test?
        if let pattern = piece.pattern {
            test = self.pattern(pattern, &notes)
        } else if let name = piece.field, let field = Self.fields[name] {
            guard !piece.value.isEmpty else { return nil }
            test = words(piece, isOpen).map { .words($0, in: field) }
        } else if let name = piece.field, name == "blog" || name == "archive" {
            test = words(piece, isOpen).map { .blog($0) }
        } else if let name = piece.field, ["in", "before", "after"].contains(name) {
            test = date(name, piece.value, isOpen, &notes)
        } else if let name = piece.field, name == "is" || name == "has" {
            test = flag(name, piece.value, isOpen, &notes)
        } else {
            test = words(piece.whole, isOpen).map { .words($0, in: nil) }
        }
        return test.map { SearchTerm($0, isNegated: piece.isNegated) }
    }

    private func pattern(_ text: String, _ notes: inout [String]) -> SearchTerm.Test? {
        guard let problem = SearchPattern.problem(with: text) else { return .pattern(text) }
        notes.append("/\(text)/: \(problem)")
        return nil
    }

    private func words(_ piece: QueryPiece, _ isOpen: Bool) -> SearchPhrase? {
        // A quotation that is closed is as it stands there.
        let isPrefix = piece.isQuoted ? isOpen && !piece.isClosed : isOpen
        let isMarked = piece.value.hasPrefix("~")
        let read =
            piece.hasStar
            ? SearchPhrase(String(piece.value.dropLast()), isPrefix: true)
            : SearchPhrase(piece.value, isPrefix: isPrefix)
        guard var phrase = read else { return nil }
        // What must not be there is as it is typed, and so are words in a row.
        let isSingle = phrase.words.count == 1 && !piece.isQuoted && !piece.isNegated
        phrase.isInflected = isSingle && (isInflecting || isMarked)
        return phrase
    }

    private func date(
        _ name: String, _ value: String, _ isOpen: Bool, _ notes: inout [String]
    ) -> SearchTerm.Test? {
        guard let span = dates.read(value)?.span else {
            if !isOpen || value.utf8.count > 8 {
                notes.append("\(name): takes a date, such as 2011, 2011-03 or mar-2011")
            }
            return nil
        }
        switch name {
        case "before": return .dates(Int64.min..<span.lowerBound)
        case "after": return .dates(span.upperBound..<PostKey.undatedLocal)
        default: return .dates(span)
        }
    }

    private func flag(
        _ name: String, _ value: String, _ isOpen: Bool, _ notes: inout [String]
    ) -> SearchTerm.Test? {
        let known = name == "is" ? SearchFlag.states : SearchFlag.parts
        let value = value.lowercased()
        if let flag = known.first(where: { $0.rawValue == value || $0.rawValue == value + "s" }) {
            return .flag(flag)
        }
        let isBegun = known.contains { $0.rawValue.hasPrefix(value) }
        if !isOpen || !isBegun {
            let names = known.map(\.rawValue)
            notes.append(
                "\(name): takes \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")")
        }
        return nil
    }

    private static let fields: [String: SearchField] = [
        "title": .title, "text": .text, "body": .text, "comment": .comments,
        "comments": .comments, "label": .labels, "labels": .labels, "tag": .labels,
        "author": .author, "by": .author,
    ]
}

extension TypedDate {
    /// The local seconds that it spans, as in `PostDate.local`.
    var span: Range<Int64> {
        switch self {
        case .year(let year):
            Month(year: year, number: 1).firstLocal..<Month(year: year, number: 12).endLocal
        case .month(let month): month.firstLocal..<month.endLocal
        case .day(let day): day.dayNumber * 86_400..<(day.dayNumber + 1) * 86_400
        }
    }
}
