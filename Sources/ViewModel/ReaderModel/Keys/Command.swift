/// Everything a key or the command line can ask for.
///
/// The raw value is its name on the command line; what it does stands in ``table``.
public enum Command: String, CaseIterable, Sendable {
    case down
    case up
    case halfPageDown = "half-page-down"
    case halfPageUp = "half-page-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case first
    case last
    case percent

    case continueReading = "continue"
    case goBack = "back"
    case open
    case close
    case out
    case nextPane = "next-pane"
    case previousPane = "previous-pane"

    case nextPost = "next-post"
    case previousPost = "previous-post"
    case nextUnread = "next-unread"
    case previousUnread = "previous-unread"
    case nextMonth = "next-month"
    case previousMonth = "previous-month"
    case nextYear = "next-year"
    case previousYear = "previous-year"
    case go

    case toggleRead = "toggle-read"
    case markMonth = "mark-month"
    case markAll = "mark-all"
    case star
    case undo
    case redo

    case find
    case findBackward = "find-backward"
    case search
    case keep
    case only
    case findNext = "find-next"
    case findPrevious = "find-previous"

    case follow
    case copyAddress = "copy-address"
    case jumpBack = "jump-back"
    case jumpForward = "jump-forward"
    case browse
    case copyLink = "copy-link"

    case foldComments = "fold-comments"
    case foldThreads = "fold-threads"
    case earlierText = "earlier-text"
    case zoom
    case wider
    case narrower
    case toggleCode = "toggle-code"
    case codeRight = "code-right"
    case codeLeft = "code-left"
    case codeStart = "code-start"
    case set
    case reverse
    case tree
    case archives
    case archive
    case rename
    case forget

    case help
    case commandLine = "command"
    case cancel
    case redraw
    case suspend
    case quit
}

extension Command {
    /// The headings of the help page.
    public enum Group: String, CaseIterable, Sendable {
        /// Within a pane.
        case moving = "Moving"
        /// From page to page and pane to pane.
        case reading = "Reading"
        /// From post to post.
        case jumping = "From post to post"
        /// What is kept of reading.
        case marks = "Marks"
        /// Find.
        case finding = "Finding"
        /// Links and addresses.
        case links = "Links"
        /// The post and the screen.
        case showing = "Post and screen"
        /// annals itself.
        case program = "Program"
    }

    /// One row of the table of commands.
    public struct Entry: Hashable, Sendable {
        /// The command.
        public let command: Command
        /// Its keys in the notation of ``KeyPress/sequence(_:)``; empty for the command line only.
        public let keys: [String]
        /// Where the help page lists it.
        public let group: Group
        /// What it does, in a few words that can follow its keys.
        public let summary: String
        /// What it wants after its name on the command line, nil when nothing.
        public let argument: String?

        init(
            _ command: Command, _ keys: String, _ group: Group, _ summary: String,
            argument: String? = nil
        ) {
            self.command = command
            self.keys = keys.split(separator: " ").map(String.init)
            self.group = group
            self.summary = summary
            self.argument = argument
        }
    }

    /// The command's row of the table.
    public var entry: Entry? { Self.table.first { $0.command == self } }

    /// The command's first key as a person reads it, nil when it has none.
    public var shownKey: String? {
        entry?.keys.first.flatMap(KeyPress.sequence)?.map(\.shown).joined()
    }
}
