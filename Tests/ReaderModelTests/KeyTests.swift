import Testing

@testable import ReaderModel

@Suite("Keys and the table of commands")
struct KeyTests {
    @Test(
        "Notation is read",
        arguments: [
            ("jj<Enter>", [.character("j"), .character("j"), .named(.enter)]),
            ("<C-d><C-R>", [.control("d"), .control("r")]),
            ("<Space>", [.character(" ")]), ("<A-x>", [.alt("x")]), ("<M-X>", [.alt("X")]),
            ("<F12>", [.named(.function(12))]), ("<S-Tab>", [.named(.backTab)]),
            ("<lt>", [.character("<")]), ("<", [.character("<")]),
            (
                "<>",
                [
                    .character("<"), .character(">"),
                ]
            ), ("あé", [.character("あ"), .character("é")]), ("", []),
        ] as [(String, [KeyPress])])
    func notation(text: String, keys: [KeyPress]) {
        #expect(KeyPress.sequence(text) == keys)
    }

    @Test(
        "What names no key is refused", arguments: ["<Foo>", "j<F13>", "<C-dd>", "<X-d>", "<F0>"])
    func unknownNotation(text: String) {
        #expect(KeyPress.sequence(text) == nil)
    }

    @Test("The table has every command once")
    func tableIsComplete() {
        #expect(Command.table.map(\.command) == Command.allCases)
    }

    @Test("Every key of the table can be read, and none has two meanings")
    func keysAreUnique() {
        let keys = Command.table.flatMap(\.keys)
        #expect(Set(keys).count == keys.count)
        let sequences = keys.map { KeyPress.sequence($0) ?? [] }
        for keys in sequences {
            #expect(!keys.isEmpty)
            for length in 1..<max(1, keys.count) {
                #expect(!sequences.contains(Array(keys.prefix(length))), "\(keys) is hidden")
            }
        }
        for entry in Command.table {
            for keys in entry.keys.compactMap(KeyPress.sequence) {
                #expect(Keymap.standard.meaning(of: keys) == .command(entry.command))
            }
        }
    }

    @Test("Every command without a key can be run by its name")
    func commandsWithoutKeysAreNamed() {
        for entry in Command.table where entry.keys.isEmpty {
            let driver = Driver(FakePost.blog(60))
            // Two of them are about a kept search.
            driver.press("spost<Esc>S<Enter>q:archive post<Enter>")
            driver.press(":\(entry.command.rawValue)<Enter>")
            let state = driver.state
            #expect(
                state.prompt != nil || state.picker != nil || state.help != nil, "\(entry)")
        }
    }

    @Test("Every command does something that can be seen or says why not")
    func everyCommandIsHandled() {
        // What is already so when the archive opens, and what only cancels.
        let silent: [Command] = [.up, .halfPageUp, .pageUp, .first, .goBack, .cancel, .tree]
        for command in Command.allCases where !silent.contains(command) {
            let driver = Driver(FakePost.blog(60), columns: 120, rows: 40)
            driver.press("/x<Enter>5")
            let before = (driver.selected, driver.state.focus, driver.effects.count)
            driver.press("<Esc>:\(command.rawValue)<Enter>")
            let state = driver.state
            let isChanged =
                before != (driver.selected, state.focus, driver.effects.count)
                || state.message != nil || state.prompt != nil || state.help != nil
                || state.picker != nil || state.isZoomed
            #expect(isChanged, "\(command)")
        }
    }

    @Test("The help page lists every command with its keys")
    func helpIsComplete() {
        for entry in Command.table {
            let line = HelpText.lines.first { $0.text == entry.summary }
            #expect(line?.keys.isEmpty == false, "\(entry.command)")
        }
        #expect(HelpText.lines.contains(HelpText.Line(keys: "j ↓", text: Command.table[0].summary)))
        let headings = HelpText.lines.filter { $0.keys.isEmpty && !$0.text.isEmpty }.map(\.text)
        #expect(headings == Command.Group.allCases.map(\.rawValue) + ["Settings, changed by :set"])
    }

    @Test("A count is shown while it is typed, and cancelled by Escape")
    func pendingKeys() {
        let driver = Driver(FakePost.blog(30))
        driver.press("12g")
        #expect(driver.state.pendingKeys == "12g")
        driver.press("<Esc>")
        #expect(driver.state.pendingKeys == "")
        driver.press("j")
        #expect(driver.selected == 2)
    }

    @Test("A count of any length is bounded")
    func hugeCount() {
        let driver = Driver(FakePost.blog(30))
        driver.press(String(repeating: "9", count: 400))
        #expect(driver.state.pendingKeys == "99999")
        driver.press("j")
        #expect(driver.selected == 30)
    }

    @Test(
        "A key without a command says so",
        arguments: [("x", "x"), ("gx", "gx"), ("gp", "gp"), ("<F9>", "F9"), ("<C-t>", "^T")])
    func unknownKey(keys: String, shown: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(keys)
        #expect(driver.message == "No command on “\(shown)”")
        driver.press("j")
        #expect(driver.message == "")
    }

    @Test(
        "Keys for the terminal become effects",
        arguments: [
            ("<C-l>", Effect.redraw), ("<C-z>", .suspend), ("Q", .quit), (":q<Enter>", .quit),
        ])
    func terminalKeys(keys: String, effect: Effect) {
        let driver = Driver(FakePost.blog(3))
        driver.press(keys)
        #expect(driver.effects.last == effect)
    }

    @Test("q never quits by itself")
    func quitIsQuiet() {
        let driver = Driver(FakePost.blog(3))
        driver.press("<Enter>qqqqhhhhh")
        #expect(!driver.effects.contains(.quit))
        #expect(driver.message == "Q quits")
    }

    @Test(
        "What concerns the terminal goes past what is being typed", arguments: [":ab", "/b", "f"])
    func pastPrompts(keys: String) {
        let driver = Driver([FakePost(1, "2011-01-25").linking(to: ["#a", "#b"])])
        driver.press("<Enter>" + keys + "<C-l><C-z>")
        #expect(driver.effects.suffix(2) == [.redraw, .suspend])
        #expect(driver.state.prompt != nil || driver.state.labels != nil)
    }

    @Test(
        "Help goes on below where it is too wide, and is found there", arguments: [20, 40, 80, 300])
    func helpWraps(columns: Int) {
        let driver = Driver(FakePost.blog(3), columns: columns)
        driver.press("<F1>")
        let lines = driver.state.helpLines
        let keys = HelpText.keysWidth(lines, columns: columns)
        var texts: [String] = []
        for line in lines {
            if line.continues {
                texts[texts.count - 1] += " " + line.text
            } else {
                texts.append(line.text)
            }
            guard columns >= 40, !line.keys.isEmpty || line.continues else { continue }
            let start = HelpText.indent + max(keys, line.keys.count) + HelpText.gap
            #expect(line.text.isEmpty || start + line.text.count <= columns, "\(line)")
        }
        let whole = texts.map { $0.drop { $0 == " " } }
        #expect(whole.map(String.init) == HelpText.lines.map(\.text))
        driver.press("/then the next unread<Enter>")
        let hit = driver.state.help?.hit ?? 0
        #expect(lines[hit].keys == "Space")
    }

    @Test("The help page scrolls within its lines and closes")
    func helpPage() {
        let driver = Driver(FakePost.blog(3))
        driver.press("<F1>G")
        #expect(driver.state.help?.top == driver.state.helpLines.count - 22)
        driver.press("ggk")
        #expect(driver.state.help?.top == 0)
        driver.press("q")
        #expect(driver.state.help == nil)
        #expect(driver.selected == 1)
    }
}
