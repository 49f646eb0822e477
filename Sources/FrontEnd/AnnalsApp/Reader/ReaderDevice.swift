internal import ReaderModel
internal import Screen

/// What a person reads on and presses keys at: a terminal, or a script in a test.
protocol ReaderDevice: AnyObject {
    /// What `poll` waits on; a negative one is not waited for.
    var descriptors: [Int32] { get }
    /// Its size in cells.
    var size: TerminalSize { get }
    /// What it can show.
    var renderOptions: RenderOptions { get }
    /// What has happened since the last call, in order; does not wait.
    func events() -> [ReaderEvent]
    /// Shows a grid.
    func present(_ grid: CellGrid)
    /// Forgets what it shows, so that the next grid is drawn in full.
    func redraw()
    /// Stops the process as job control asks; returns when it goes on.
    func suspend()
    /// Leaves the screen and the keys to a program that `body` starts and waits for.
    func lend(_ body: () -> Void)
    /// Copies to the clipboard; false when that is known to fail.
    func copyToClipboard(_ text: String) -> Bool
}
