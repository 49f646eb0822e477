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
    /// The columns of text within the reading pane, centred: one, or two to be read one after the
    /// other; none when the pane isn't shown.
    public private(set) var textColumns: [Frame] = []
    /// The header row, nil when zoomed or when there is no room.
    public var headerRow: Int?
    /// The status row: always the last.
    public var statusRow: Int

    /// The first column of text, nil when the reading pane isn't shown.
    public var textColumn: Frame? { textColumns.first }

    /// The widest line of text unless another width is set.
    public static let measure = 72

    /// A pane wider than this has two columns where the setting leaves that to annals.
    public static let twoColumnWidth = 180
    /// Cells between two columns.
    private static let columnGap = 6
    /// The least width of each of two columns.
    private static let leastColumn = 40

    /// Terminals narrower than this show tree and list, or the text, never all three.
    public static let wideColumns = 100

    /// Borrowed, for a copy of the state costs more than the arithmetic.
    init(_ state: borrowing ReaderState) {
        let size = state.size
        statusRow = max(0, size.rows - 1)
        let isRoomy = size.rows >= 8
        headerRow = isRoomy && !state.isZoomed ? 0 : nil
        let top = headerRow == nil ? 0 : 1
        let height = max(0, statusRow - top)
        let isWide = size.columns >= Self.wideColumns
        let settings = state.settings
        if state.isZoomed || (!isWide && state.isTextOpen) {
            setText(column: 0, row: top, width: size.columns, height: height, state)
            return
        }
        let treeWidth = Self.treeWidth(state, isWide: isWide)
        if treeWidth > 0 {
            tree = Frame(column: 0, row: top, width: treeWidth, height: height)
        }
        // A column between two panes belongs to neither: the rule stands there.
        let listColumn = treeWidth > 0 ? treeWidth + 1 : 0
        let available = size.columns - listColumn
        let listWidth = isWide ? Self.listWidth(available, settings) : available
        list = Frame(column: listColumn, row: top, width: listWidth, height: height)
        guard isWide else { return }
        let column = listColumn + listWidth + 1
        setText(column: column, row: top, width: size.columns - column, height: height, state)
    }

    private mutating func setText(
        column: Int, row: Int, width: Int, height: Int, _ state: borrowing ReaderState
    ) {
        let settings = state.settings
        let isShort = state.reading?.fitsColumn == true
        text = Frame(column: column, row: row, width: width, height: height)
        let room = width - 2 * Self.margin(settings, width: width)
        let half = (room - Self.columnGap) / 2
        let isDivided =
            switch settings.columns {
            case .one: false
            case .two: half >= Self.leastColumn(settings)
            case .auto: width > Self.twoColumnWidth && half >= Self.leastColumn(settings)
            }
        let measure = min(settings.width, isDivided ? half : room)
        let whole = isDivided ? 2 * measure + Self.columnGap : measure
        let start = column + (width - whole) / 2
        textColumns = (isDivided ? [start, start + measure + Self.columnGap] : [start]).map {
            Frame(column: $0, row: row, width: measure, height: height)
        }
        // What one column holds stands in the middle, as it was set.
        guard isDivided, isShort else { return }
        textColumns = [
            Frame(column: column + (width - measure) / 2, row: row, width: measure, height: height)
        ]
    }

    /// The cells that two columns need, and those there are: in the reading pane, or where that is
    /// not shown on the screen.
    func columnsNeed(_ settings: ReaderSettings, size: TerminalSize) -> (needed: Int, room: Int) {
        let needed = 2 * (Self.leastColumn(settings) + Self.margin(settings)) + Self.columnGap
        let isAuto = settings.columns == .auto
        return (isAuto ? max(Self.twoColumnWidth + 1, needed) : needed, text?.width ?? size.columns)
    }

    /// The cells without which a column is not worth having, unless lines are to be shorter.
    private static func leastColumn(_ settings: ReaderSettings) -> Int {
        min(leastColumn, settings.width)
    }

    /// What the setting asks for; what stands out of the text needs a cell for its mark, apart
    /// from the text and from the pane's edge.
    private static func margin(_ settings: ReaderSettings) -> Int {
        max(settings.margin, settings.focus == .off ? 0 : 3)
    }

    /// As much of the margin as leaves the text twenty cells.
    private static func margin(_ settings: ReaderSettings, width: Int) -> Int {
        let wanted = margin(settings)
        guard width >= 44 else { return min(wanted, width >= 24 ? 1 : 0) }
        return min(wanted, (width - 20) / 2)
    }

    private static func treeWidth(_ state: borrowing ReaderState, isWide: Bool) -> Int {
        let columns = state.size.columns
        guard state.isTreeShown, columns >= 40 else { return 0 }
        // Where list and text have all they need, years show their twelve months.
        guard columns < 160 else { return 34 }
        return isWide ? min(26, columns * 22 / 100) : min(28, columns * 3 / 8)
    }

    /// Titles get 32 cells before the text gets more than 60, then the text its full measure
    /// before titles get more.
    private static func listWidth(_ available: Int, _ settings: ReaderSettings) -> Int {
        let forFullText = available - 1 - (settings.width + 2 * margin(settings))
        return max(26, min(32, available - 1 - 60), min(64, forFullText))
    }
}
