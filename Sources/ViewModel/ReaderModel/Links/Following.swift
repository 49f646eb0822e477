internal import ArchiveModel
internal import Prose
public import Typesetting

extension ReaderState {
    /// An address of the post on the page, made whole by the post's own.
    func wholeAddress(_ address: String) -> Address {
        Address.destination(of: address, from: reading?.loaded.post.base ?? "")
    }

    /// Follows a link of the page, from a line of the pane.
    mutating func follow(_ address: String, from row: Int) {
        guard let pane = reading else { return }
        if let comment = CommentAddress.folded(by: address) { return toggleFold(of: comment) }
        if address.utf8.first == UInt8(ascii: "#") {
            guard !putOff(.link(address, row: row)) else { return }
            return follow(name: String(address.dropFirst()), from: row)
        }
        let whole = wholeAddress(address)
        if whole.isWeb || whole.scheme == nil {
            let generation = requests.newGeneration()
            var document = whole
            document.fragment = nil
            requests.link = LinkRequest(
                address: whole.text, fragment: whole.fragment.map(String.init),
                generation: generation)
            send(
                .findPost(
                    address: document.text, linkedFrom: pane.post, generation: generation))
        } else if whole.isOpenable {
            ask(toOpen: whole.text)
        } else {
            let shown = ShownAddress.plain(whole.text)
            say("A “\(whole.scheme ?? ""):” address is not opened: \(shown)", isError: true)
        }
    }

    /// Shows a place of the page that has a name: a footnote over the text, any other by going
    /// there.
    private mutating func follow(name fragment: String, from row: Int) {
        let name = PercentCoding.decoded(fragment)
        if let note = NoteBox.note(named: fragment, in: reading?.loaded)
            ?? NoteBox.note(named: name, in: reading?.loaded)
        {
            return open(note, from: row)
        }
        guard let offset = reading?.offset(of: fragment) else {
            return say("The link leads to “\(name)”, which is not in this post")
        }
        leave()
        focus(on: .text)
        reading?.jump(to: offset)
    }

    /// Takes the post that an address leads to in; without one the address is for the browser.
    mutating func takeLinked(_ row: PostRow?) {
        guard let request = requests.link else { return }
        requests.link = nil
        guard let row else {
            guard Address.isWeb(request.address) else {
                return say("Where this leads is not known: " + ShownAddress.plain(request.address))
            }
            return ask(toOpen: request.address)
        }
        leave()
        if row.id == reading?.post, !isBeginningShown {
            focus(on: .text)
            reading?.enter(.anchor(request.fragment ?? ""), at: 0)
        } else {
            go(anywhere: row, entry: request.fragment.map { .anchor($0) } ?? .resumed)
        }
    }

    /// Goes to a post of any archive and opens it; in a kept search where it is to be there.
    mutating func go(
        anywhere row: PostRow, entry: PostRequest.Entry, in listed: ArchiveID? = nil
    ) {
        let id = listed ?? row.archive
        if id == archive?.summary.id {
            // What is listed may not have it.
            if list.index(of: row.id) == nil { takeFilterOff() }
            // Before anything was read, there is no text to go to: the post's coming opens it.
            if reading != nil { focus(on: .text) }
            return go(to: row, entry: entry)
        }
        landing = Landing(
            row: row, archive: id, entry: entry, find: entry == .found ? find : nil)
        open(id)
    }

    /// Asks whether to open an address outside annals; over several lines where it is long, so that
    /// what is opened is seen.
    private mutating func ask(toOpen address: String) {
        let isShort = address.hasPrefix("mailto:") || size.columns < 60
        let (before, after) = ("Open ", isShort ? "? y/n" : " in the browser? y/n")
        let lines = Prompt.mostLines(rows: size.rows)
        // The words after it may go to the next line whole.
        let words = before.count + after.count + (lines > 1 ? after.count : 0)
        let room = (size.columns - 2) * lines - words
        open(
            .confirm(
                before + ShownAddress.text(address, to: max(8, room)) + after, .open(address)))
    }
}

extension ReadingPane {
    /// Where a run's link leads, whole, if that may be opened outside annals; else nil.
    public func destination(of run: Run) -> String? {
        address(of: run).flatMap { Self.destination(of: $0, from: loaded.post.base) }
    }

    /// Where an address leads, read from another; nil for a place of the page itself, and for what
    /// is never opened.
    static func destination(of address: String, from base: String) -> String? {
        guard address.utf8.first != UInt8(ascii: "#") else { return nil }
        let destination = Address.destination(of: address, from: base)
        return destination.isOpenable ? destination.text : nil
    }

    /// The offset that a fragment leads to: that of its name, or the page's beginning.
    ///
    /// Source: HTML, "find a potential indicated element" (the fragment, then decoded, then `top`).
    func offset(of fragment: String) -> Int? {
        let name = PercentCoding.decoded(fragment)
        if let offset = page.offset(ofAnchor: fragment) ?? page.offset(ofAnchor: name) {
            return offset
        }
        return name.isEmpty || name.lowercased() == "top" ? page.range.lowerBound : nil
    }
}

/// Where an archive that is being opened is to be shown.
struct Landing: Sendable {
    var row: PostRow
    /// What is being opened: the post's archive, or a kept search.
    var archive: ArchiveID
    var entry: PostRequest.Entry
    /// What is to be marked there.
    var find: FindQuery?
}
