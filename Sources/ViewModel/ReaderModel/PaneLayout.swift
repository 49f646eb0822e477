/// Where the panes lie on the screen: pure arithmetic from size and switches.
public struct PaneLayout: Hashable, Sendable {
    /// A rectangle in cells.
    public struct Frame: Hashable, Sendable {
        /// The first column.
        public var column: Int
        /// The first row.
        public var row: Int
        /// Columns.
        public var width: Int
        /// Rows.
        public var height: Int

        /// Makes a frame.
        public init(column: Int, row: Int, width: Int, height: Int) {
            self.column = column
            self.row = row
            self.width = width
            self.height = height
        }
    }

    /// The archive tree, nil when it isn't shown.
    public var tree: Frame?
    /// The post list, nil when it isn't shown.
    public var list: Frame?
    /// The reading pane, nil when it isn't shown.
    public var text: Frame?
    /// The column of text within the reading pane: at most 72 cells, centred.
    public var textColumn: Frame?
    /// The header row, nil when zoomed or when there is no room.
    public var headerRow: Int?
    /// The status row: always the last.
    public var statusRow: Int

    /// The widest line of text.
    public static let measure = 72

    /// Terminals narrower than this show tree and list, or the text, never all three.
    public static let wideColumns = 100

    init(_ state: ReaderState) {
        let size = state.size
        statusRow = max(0, size.rows - 1)
        let isRoomy = size.rows >= 8
        headerRow = isRoomy && !state.isZoomed ? 0 : nil
        let top = headerRow == nil ? 0 : 1
        let height = max(0, statusRow - top)
        let isWide = size.columns >= Self.wideColumns
        if state.isZoomed || (!isWide && state.isTextOpen) {
            setText(column: 0, row: top, width: size.columns, height: height)
            return
        }
        let treeWidth = Self.treeWidth(state, isWide: isWide)
        if treeWidth > 0 {
            tree = Frame(column: 0, row: top, width: treeWidth, height: height)
        }
        // A column between two panes belongs to neither: the rule stands there.
        let listColumn = treeWidth > 0 ? treeWidth + 1 : 0
        let available = size.columns - listColumn
        let listWidth = isWide ? Self.listWidth(available) : available
        list = Frame(column: listColumn, row: top, width: listWidth, height: height)
        guard isWide else { return }
        let textColumn = listColumn + listWidth + 1
        setText(column: textColumn, row: top, width: size.columns - textColumn, height: height)
    }

    private mutating func setText(column: Int, row: Int, width: Int, height: Int) {
        text = Frame(column: column, row: row, width: width, height: height)
        let margin = width >= 44 ? 2 : (width >= 24 ? 1 : 0)
        let measure = min(Self.measure, width - 2 * margin)
        textColumn = Frame(
            column: column + (width - measure) / 2, row: row, width: measure, height: height)
    }

    private static func treeWidth(_ state: ReaderState, isWide: Bool) -> Int {
        let columns = state.size.columns
        guard state.isTreeShown, columns >= 40 else { return 0 }
        // Where list and text have all they need, years show their twelve months.
        guard columns < 160 else { return 34 }
        return isWide ? min(26, columns * 22 / 100) : min(28, columns * 3 / 8)
    }

    /// Titles get 32 cells before the text gets more than 60, then the text its full measure
    /// before titles get more.
    private static func listWidth(_ available: Int) -> Int {
        let forFullText = available - 1 - (measure + 4)
        return max(26, min(32, available - 1 - 60), min(64, forFullText))
    }
}
