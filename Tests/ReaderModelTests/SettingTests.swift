import ArchiveModel
import Prose
import Testing
import Typesetting

@testable import ReaderModel

@Suite("Settings")
struct SettingTests {
    private func saves(_ driver: Driver) -> [String] {
        driver.effects.compactMap {
            guard case .saveSetting(let name, let value) = $0, Setting(rawValue: name) != nil
            else { return nil }
            return "\(name)=\(value ?? "nil")"
        }
    }

    @Test("Every setting's standard value is one of its own, in the form in which it is kept")
    func standards() {
        for entry in Setting.table {
            #expect(entry.setting.value(from: entry.standard) == entry.standard)
            for choice in entry.setting.choices {
                #expect(entry.setting.value(from: choice) == choice)
            }
        }
        #expect(Setting.table.count == Setting.allCases.count)
    }

    @Test("What is kept is taken in, and what means nothing is passed over")
    func saved() {
        let settings = ReaderSettings(saved: [
            "width": "100", "margin": "-1", "justify": "yes", "focus": "RULER", "code": "tear",
            "language": "de-AT", "colour": "green", "columns": "", "hyphens": "on",
        ])
        #expect(settings.width == 100 && settings.margin == 2)
        #expect(settings.focus == .ruler && !settings.scrollsCode && settings.columns == .one)
        let options = settings.options(width: 60, language: "en")
        #expect(options.alignment == .justified && options.hyphenation == "de-at")
        #expect(options.longCode == .folded && options.width == 60)
    }

    @Test(
        "Options follow the settings",
        arguments: [
            ("hyphens", "on", "en"), ("language", "de", ""), ("hyphens", "off", ""),
        ])
    func hyphenation(name: String, value: String, expected: String) {
        let settings = ReaderSettings(saved: [name: value])
        #expect(settings.options(width: 60, language: "en").hyphenation == expected)
    }

    @Test(
        "A change is made, said and kept",
        arguments: [
            ("set width 80", "width 80", "width=80"), ("set width=80", "width 80", "width=80"),
            ("set width:80", "width 80", "width=80"), ("se wid 080", "width 80", "width=80"),
            ("set justify", "justify on", "justify=on"),
            ("set justify on", "justify on", "justify=on"),
            ("set nojustify", "justify off", "justify=off"),
            ("set justify!", "justify on", "justify=on"),
            ("set focus!", "focus paragraph", "focus=paragraph"),
            ("set columns auto", "columns auto: they need 181 cells, here are 80", "columns=auto"),
            ("set language de-CH", "language de-ch", "language=de-ch"),
            ("set width&", "width 72", "width=nil"),
        ])
    func changes(text: String, message: String, saved: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":\(text)<Enter>")
        #expect(driver.message == message)
        #expect(saves(driver) == [saved])
        #expect(driver.state.message?.isError == false)
    }

    @Test("Several changes go in at once")
    func several() {
        let driver = Driver(FakePost.blog(3))
        driver.press(":set width=60 justify hyphens nojustify<Enter>")
        #expect(saves(driver) == ["width=60", "justify=on", "hyphens=on", "justify=off"])
    }

    @Test("Two words may be two changes, where the second is no value of the first")
    func two() {
        let driver = Driver(FakePost.blog(3))
        driver.press(":set justify hyphens<Enter>:set width& margin&<Enter>:set justify off<Enter>")
        #expect(
            saves(driver) == ["justify=on", "hyphens=on", "width=nil", "margin=nil", "justify=off"])
    }

    @Test(
        "Names and values follow each other",
        arguments: [
            ("width 60 margin 2", ["width=60", "margin=2"], "width 60 · margin 2"),
            ("width=60 margin 2", ["width=60", "margin=2"], "width 60 · margin 2"),
            ("width 60 justify margin=2", ["width=60", "justify=on", "margin=2"], ""),
            ("justify off hyphens", ["justify=off", "hyphens=on"], "justify off · hyphens on"),
            ("width? margin 4", ["margin=4"], "width 72 · margin 4"),
            ("language no focus ruler", ["language=no", "focus=ruler"], ""),
            ("width 60 margin x", [], "margin takes 0…20"),
        ] as [(String, [String], String)])
    func pairs(text: String, saved: [String], message: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":set \(text)<Enter>")
        #expect(saves(driver) == saved)
        if !message.isEmpty { #expect(driver.message == message) }
    }

    @Test(
        "Only languages that exist are taken",
        arguments: [
            ("de", true), ("pt-br", true), ("sr-latn", true), ("sr-latn-rs", true), ("haw", true),
            ("auto", true), ("yes", false), ("qq", false), ("deutsch", false), ("de_at", false),
            ("", false), ("-", false), ("en-", false),
        ])
    func languages(tag: String, isKnown: Bool) {
        #expect((Setting.language.value(from: tag) != nil) == isKnown)
    }

    @Test(
        "Two columns without room for them are said to have none",
        arguments: [
            (80, "columns=2", "columns 2: they need 90 cells, here are 80"),
            (90, "columns=2", "columns 2"), (130, "columns=auto", ""),
            (80, "columns=1", "columns 1"), (80, "width=30 columns=2", "width 30 · columns 2"),
            (80, "columns=2 margin=0", "columns 2: they need 90 cells, here are 80 · margin 0"),
        ])
    func columns(width: Int, text: String, message: String) {
        let driver = Driver(FakePost.blog(3), columns: width)
        driver.press("<Enter>:set \(text)<Enter>")
        if message.isEmpty {
            #expect(driver.message.hasPrefix("columns auto: they need 181 cells, here are "))
        } else {
            #expect(driver.message == message)
        }
    }

    @Test(
        "What cannot be set is said, and nothing is kept",
        arguments: [
            ("set width 5", "width takes 20…200"), ("set width x", "width takes 20…200"),
            ("set width 99999999999999999999", "width takes 20…200"),
            ("set width=50 columns=9", "columns takes 1 2 auto"),
            ("set colour red", "No setting is called “colour”"),
            ("set nowidth", "No setting is called “nowidth”"),
            ("set c 2", "No setting is called “c”"), ("set =3", "No setting is called “=3”"),
            ("set focus sharp", "focus takes off paragraph ruler"),
            (
                "set language x",
                "No language has the tag “x”: language takes auto, or a tag: en de pt-br …"
            ),
            (
                "set language de--at",
                "No language has the tag “de--at”: language takes auto, or a tag: en de pt-br …"
            ),
            (
                "set language klingon",
                "No language has the tag “klingon”: language takes auto, or a tag: en de pt-br …"
            ),
            ("set width!", "width takes 20…200"),
        ])
    func refusals(text: String, message: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":\(text)<Enter>")
        #expect(driver.state.message == Message(message, isError: true))
        #expect(saves(driver).isEmpty)
    }

    @Test("A question changes nothing", arguments: ["set width?", "set width", "set wi?"])
    func asks(text: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":\(text)<Enter>")
        #expect(driver.message == "width 72")
        #expect(saves(driver).isEmpty)
    }

    @Test(
        "Tab completes names and values",
        arguments: [
            ("set wi<Tab>", "set width"), ("set co<Tab>", "set co"), ("set foc<Tab>", "set focus"),
            ("set focus r<Tab>", "set focus ruler"), ("set focus=p<Tab>", "set focus=paragraph"),
            ("set noj<Tab>", "set nojustify"), ("set width=60 bi<Tab>", "set width=60 bidi"),
            ("set zzz<Tab>", "set zzz"), ("set width 7<Tab>", "set width 7"),
            ("set code <Tab>", "set code "), ("set <Tab>", "set "), ("se<Tab>", "set "),
            ("set width 60 focus r<Tab>", "set width 60 focus ruler"),
            ("set justify foc<Tab>", "set justify focus"),
            ("set language a<Tab>", "set language auto"),
            ("set language=n<Tab>", "set language=n"), ("set language nl<Tab>", "set language nl"),
        ])
    func completes(keys: String, text: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":" + keys)
        #expect(driver.state.prompt?.text == text)
    }

    @Test(
        "The hint tells what a setting takes",
        arguments: [
            ("set ", "width margin columns"), ("set co", "columns code comments"),
            ("set focus", "focus off (off paragraph ruler): "),
            ("set focus r", "focus off (off paragraph ruler): "), ("set x", "no such setting"),
            ("set width 60 focus r", "focus off (off paragraph ruler): "),
            ("set width 60 mar", "margin 2 (0…20): "), ("set width 6", "width 72 (20…200): "),
        ])
    func hints(text: String, hint: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":" + text)
        #expect(driver.state.prompt?.hint.hasPrefix(hint) == true)
    }

    @Test("Tab on nothing shows all commands")
    func allCommands() {
        let driver = Driver(FakePost.blog(3))
        driver.press(":<Tab>")
        #expect(driver.state.prompt?.text == "")
        #expect(driver.state.prompt?.hint.contains("jump-back") == true)
    }

    @Test("All settings are listed as they are", arguments: [":set<Enter>", ":set <Enter>"])
    func lists(keys: String) {
        let driver = Driver(FakePost.blog(3))
        driver.press(":set width=60<Enter>" + keys)
        #expect(driver.state.help?.topic == .settings)
        let lines = driver.state.helpLines
        #expect(lines.map(\.keys).filter { !$0.isEmpty }.count == Setting.allCases.count)
        #expect(lines.contains { $0.keys == "width 60" })
        driver.press("q")
        #expect(driver.state.help == nil)
    }

    @Test("What was set holds when annals is started again")
    func restarts() {
        let driver = Driver(FakePost.blog(3), columns: 120)
        driver.press(":set width=40 focus=ruler comments=folded<Enter>")
        let again = Driver(reopening: driver.library, columns: 120)
        #expect(again.state.settings == driver.state.settings)
        #expect(again.state.layout.textColumn?.width == 40)
    }

    @Test("Lines of help are found")
    func findsInHelp() {
        let driver = Driver(FakePost.blog(3))
        driver.press("<F1>/label<Enter>")
        let first = driver.state.help?.hit ?? -1
        #expect(driver.state.helpLines[first].text.contains("only posts of a label"))
        driver.press("n")
        let second = driver.state.help?.hit ?? -1
        #expect(driver.state.helpLines[second].text.contains("follow a link"))
        driver.press("n")
        #expect(driver.state.help?.hit == second + 1)
        driver.press("n")
        #expect(driver.state.help?.hit == first)
        #expect(driver.message == "Went on from the beginning")
        driver.press("/zebra<Enter>")
        #expect(driver.message == "No hit for “zebra”")
        driver.press("/undo<Esc>")
        #expect(driver.state.help?.hit == first)
        driver.press("<Esc>")
        #expect(driver.state.help == nil)
    }
}
