import ArchiveModel
import Testing

@testable import ReaderModel

@Suite("Typing on the bottom row")
struct PromptTests {
    @Test(
        "A line is edited as a line editor does",
        arguments: [
            ("abc", "abc|"), ("abc<Left>X", "abX|c"), ("abc<C-a>X", "X|abc"),
            ("abc<Home><Right>X", "aX|bc"), ("abc<C-a><C-e>X", "abcX|"), ("abc<BS>", "ab|"),
            ("abc<Left><Del>", "ab|"), ("abc<Left><C-u>", "|c"), ("abc<C-a><C-k>", "|"),
            ("ab cd  <C-w>", "ab |"), ("ab cd<C-w><C-w>", "|"),
            ("abc<Left><Left><Left><Left>", "|abc"),
            ("abc<Right>", "abc|"), ("e\u{301}<BS>", "|"), ("👩‍👧あ<Left><BS>", "|あ"),
            ("abc<C-h>", "ab|"),
            ("a<C-x><F5><A-b>b", "ab|"), ("a<Up>", "a|"), ("a b", "a b|"),
        ])
    func editing(keys: String, line: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":" + keys)
        guard let prompt = driver.state.prompt else {
            Issue.record("the prompt is gone")
            return
        }
        let text = prompt.text
        #expect(text.prefix(prompt.cursor) + "|" + text.dropFirst(prompt.cursor) == line)
    }

    @Test("A mark that comes alone joins the character before the cursor")
    func combining() {
        var prompt = Prompt(kind: .command)
        for scalar in "e\u{301}x".unicodeScalars { _ = prompt.edit(.character(Character(scalar))) }
        #expect(prompt.text == "éx")
        #expect(prompt.cursor == 2)
    }

    @Test("Controls and endless text are not taken in")
    func bounds() {
        var prompt = Prompt(kind: .command)
        for character in "\u{7}\u{1b}\n\u{9b}" { _ = prompt.edit(.character(character)) }
        #expect(prompt.text == "")
        for _ in 0..<2_000 { _ = prompt.edit(.character("x")) }
        #expect(prompt.text.count == 500)
    }

    @Test(
        "Erasing nothing and Escape close the prompt",
        arguments: ["<BS>", "<Esc>", "a<BS><BS>", "<C-c>"])
    func closes(keys: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":" + keys)
        #expect(driver.state.prompt == nil)
    }

    @Test(
        "Tab completes as far as it is certain",
        arguments: [
            ("re<Tab>", "re"), ("rev<Tab>", "reverse"), ("ne<Tab>", "next-"), ("gr<Tab>", "gr"),
            ("go<Tab>", "go "), ("archive T<Tab>", "archive The Fake Log"), ("q<Tab>", "quit"),
            ("arch<Tab>", "archive"), ("zoom x<Tab>", "zoom x"), ("<Tab>", ""),
        ])
    func completes(keys: String, text: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":" + keys)
        #expect(driver.state.prompt?.text == text)
    }

    @Test(
        "The hint tells what a name means",
        arguments: [
            ("zo", "zoom: only the text, or all panes again"), ("re", "redo reverse rename redraw"),
            ("xyz", "no such command"), ("", ""), ("q", "quit: quit"),
        ])
    func hints(text: String, hint: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":" + text)
        #expect(driver.state.prompt?.hint == hint)
    }

    @Test(
        "What cannot be run is said",
        arguments: [
            ("foo", "No command is called “foo”"),
            ("re", "“re” may be redo, reverse, rename, redraw"),
            ("zoom in", "“zoom” takes nothing after it"),
            ("archive nothing", "No archive is called “nothing”"),
        ])
    func errors(text: String, message: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":\(text)<Enter>")
        #expect(driver.state.message == Message(message, isError: true))
        #expect(driver.state.prompt == nil)
    }

    @Test(
        "Names and their beginnings are run",
        arguments: ["help", "h", ":help", "help  ", "HELP"])
    func runs(text: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":\(text)<Enter>")
        #expect(driver.state.help != nil)
    }
}
