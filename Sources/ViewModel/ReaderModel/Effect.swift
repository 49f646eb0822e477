public import ArchiveModel
public import Search

/// Something `update` wants done outside: data, run by the front end, answered by an event.
///
/// A generation comes back in the answer; `update` drops an answer whose generation is not the
/// newest it asked with for that purpose.
public enum Effect: Hashable, Sendable {
    /// List the archives; answered by ``ReaderEvent/archivesLoaded(_:)``.
    case loadArchives
    /// Open an archive; answered by ``ReaderEvent/archiveOpened(_:)``.
    case openArchive(ArchiveID)
    /// Fetch a stretch of the list; answered by ``ReaderEvent/rowsLoaded(_:for:generation:)``.
    case loadRows(RowQuery, generation: Int)
    /// Read a stretch of the list that ``loadRows(_:generation:)`` is likely to ask for next.
    case expectRows(RowQuery)
    /// Read a short post that ``loadPost(_:isReversed:generation:)`` is likely to ask for next; answered
    /// by ``ReaderEvent/postExpected(_:)``, if it is there and short.
    case expectPost(PostID, isReversed: Bool)
    /// Fetch and parse a post, of a long one only the beginning; answered by
    /// ``ReaderEvent/postLoaded(_:generation:)``.
    case loadPost(PostID, isReversed: Bool, generation: Int)
    /// Fetch and parse all of a post, however long; answered likewise.
    case loadWholePost(PostID, isReversed: Bool, generation: Int)
    /// Fetch and parse one of a post's earlier texts; answered likewise.
    case loadVersion(PostID, version: Int, isReversed: Bool, generation: Int)
    /// Find the next unread post; answered by ``ReaderEvent/unreadFound(_:generation:)``.
    case seekUnread(RowQuery, ReadingDirection, generation: Int)
    /// Find the next post by title; answered by ``ReaderEvent/titleFound(_:generation:)``.
    case seekTitle(String, RowQuery, ReadingDirection, generation: Int)
    /// Set marks; answered by ``ReaderEvent/marked(_:)`` once they are on disk.
    case mark(MarkRequest, archive: ArchiveID?)
    /// Take back a change of marks; answered by ``ReaderEvent/marked(_:)``.
    case undo(archive: ArchiveID?)
    /// Make it again; answered by ``ReaderEvent/marked(_:)``.
    case redo(archive: ArchiveID?)
    /// Stop the change of marks that is under way, if it can be; that is answered by
    /// ``ReaderEvent/marked(_:)``.
    case stopMarking
    /// Keep where reading stands; of several waiting ones for the same post the newest stands.
    case savePosition(ReadingPosition)
    /// Keep the reading order.
    case setReversed(ArchiveID, Bool)
    /// Send ``ReaderEvent/woken(generation:)`` after a time.
    case wake(afterMilliseconds: Int, generation: Int)
    /// Find the post that an address leads to, as written in a post's text;
    /// answered by ``ReaderEvent/postFound(_:for:generation:)``.
    case findPost(address: String, linkedFrom: PostID, generation: Int)
    /// Keep a setting; nil forgets it.
    case saveSetting(name: String, value: String?)
    /// Read the dictionary by which words of a language, a BCP 47 tag, are divided; answered by
    /// ``ReaderEvent/dictionaryRead(language:)``, whether or not there is one.
    case readDictionary(language: String)
    /// Make ready for a search that is about to be typed.
    case prepareSearch
    /// Search; answered by ``ReaderEvent/searched(_:_:generation:)`` again and again until all is
    /// found. A new one ends the one before.
    case search(SearchQuery, in: ArchiveID?, order: SearchOrder, generation: Int)
    /// End the search that is under way.
    case endSearch
    /// Fetch posts that were found, with the texts around what was; answered by
    /// ``ReaderEvent/foundLoaded(_:generation:)``, in parts where that takes long.
    case loadFound([PostID], SearchQuery, generation: Int)
    /// Keep a search under a name; answered by ``ReaderEvent/keptChanged(_:)``, as are the next two.
    case keep(KeptSearch, called: String)
    /// Give a kept search another name.
    case renameKept(ArchiveID, to: String)
    /// Keep a search no more.
    case forgetKept(ArchiveID)
    /// Make kept searches anew; answered for each by ``ReaderEvent/keptRefreshed(_:hasChanged:)``.
    /// Those that wait from before are left as they are.
    case refreshKept([ArchiveID])
    /// Count what a filter lets through; answered by
    /// ``ReaderEvent/filteredCounted(_:generation:)``.
    case countFiltered(ArchiveID, PostFilter, generation: Int)
    /// Find what a section can be filtered by; answered by
    /// ``ReaderEvent/choicesLoaded(_:generation:)``.
    case loadChoices(ArchiveID, Section, generation: Int)
    /// Keep whether the answers to a comment are folded away or open; nil forgets it.
    case foldComment(CommentKey, Bool?)
    /// Open an address in the browser; http, https and mailto only.
    case openInBrowser(String)
    /// Copy to the clipboard by OSC 52.
    case copy(String)
    /// Draw everything anew.
    case redraw
    /// Stop as the shell's job control asks.
    case suspend
    /// Leave annals, after everything waiting is on disk.
    case quit
}
