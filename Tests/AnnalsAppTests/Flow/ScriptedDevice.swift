import ReaderModel
import Screen

@testable import AnnalsApp

/// A device whose keys come from a test and whose screen a test can look at.
final class ScriptedDevice: ReaderDevice {
    var size: TerminalSize
    /// What happens next.
    var coming: [ReaderEvent] = []
    /// What is shown, nil before the first grid.
    private(set) var grid: CellGrid?
    /// What was copied, newest last.
    private(set) var copied: [String] = []
    /// How often each of these was asked for.
    private(set) var presentations = 0
    private(set) var suspensions = 0
    private(set) var loans = 0

    let descriptors: [Int32] = []
    let renderOptions = RenderOptions()

    init(columns: Int, rows: Int) { size = TerminalSize(columns: columns, rows: rows) }

    func events() -> [ReaderEvent] {
        defer { coming = [] }
        return coming
    }

    func present(_ grid: CellGrid) {
        self.grid = grid
        presentations += 1
    }

    func redraw() {}
    func suspend() { suspensions += 1 }

    func lend(_ body: () -> Void) {
        loans += 1
        body()
    }

    func copyToClipboard(_ text: String) -> Bool {
        copied.append(text)
        return true
    }

    /// The rows of the screen, without blanks at their ends.
    var rows: [String] {
        guard let grid, grid.columns > 0 else { return [] }
        return stride(from: 0, to: grid.cells.count, by: grid.columns).map { start in
            let text = grid.cells[start..<start + grid.columns].map(\.text).joined()
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }
}

/// Notes which addresses are to be opened.
final class NotedAddresses: AddressOpener {
    private(set) var addresses: [String] = []

    /// What happens in a browser that draws in the terminal; nil for one that doesn't.
    var inTerminal: (() -> Void)?

    func open(_ address: String, lending lend: (() -> Void) -> Void) -> Opening {
        addresses.append(address)
        guard let inTerminal else { return .begun(with: "lamp") }
        lend(inTerminal)
        return .left("lamp")
    }
}
