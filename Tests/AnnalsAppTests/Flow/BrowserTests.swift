import Foundation
import ReaderModel
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("Opening addresses")
struct BrowserTests {
    @Test(
        "only http, https and mailto, and nothing but an address",
        arguments: [
            ("http://log.example/1.html", true), ("HTTPS://log.example/?a=1;b='$(x)'", true),
            ("file:///etc/passwd", false), ("javascript:alert(1)", false), ("-P profile", false),
            ("http://a b", false), ("http://a\nb", false), ("http://a\u{1B}", false), ("", false),
            ("http://log.example/ü", true), ("mailto:keeper@log.example?subject=Fog", true),
            ("MAILTO:a@b", true), ("mailto:a@b?Attach=/etc/passwd", false),
            ("mailto:a@b#?attach=/etc/passwd", false), ("mailto:a@b?%61ttach=/etc/passwd", false),
            ("mailto:a@b?subject=50%25", true), ("http://evil.example\\@good.example/", false),
            ("mailto:a@b?x=1&attachment=y", false), ("mailto://a", false), ("http:///x", false),
            ("http:log.example", false), ("https://", false), ("log.example", false),
            ("http://log.example/\u{202E}lmth", false), ("http://a/\u{7F}", false),
            ("http://a/" + String(repeating: "a", count: 7_991), true),
            ("http://a/" + String(repeating: "a", count: 7_992), false),
        ])
    func allowed(address: String, isAllowed: Bool) {
        #expect(Browser.isAllowed(address) == isAllowed)
    }

    @Test(
        "the address goes where %s is, else at the end",
        arguments: [
            (["w3m"], ["w3m", "A"]), (["b", "-n", "%s"], ["b", "-n", "A"]),
            (["b", "--url=%s", "%s%s"], ["b", "--url=A", "AA"]), (["b", "%"], ["b", "%", "A"]),
        ])
    func words(command: [String], expected: [String]) {
        #expect(Browser.words(command, opening: "A") == expected)
    }

    @Test("the address reaches the program as one word, untouched by any shell")
    func reachesProgram() throws {
        let folder = try TemporaryFolder()
        // A program that was written a moment ago can't be run while another test, which starts one
        // of its own, still has the file open (ETXTBSY): a shell that reads it can.
        let program = folder.path("browser")
        symlink("/bin/sh", program)
        let script = try folder.write(
            "printf '%s|' \"$@\" > '\(folder.path("partial"))'\n"
                + "mv '\(folder.path("partial"))' '\(folder.path("seen"))'\nexit 3\n",
            to: "script")
        let mailbox = try Mailbox()
        let missing = folder.path("missing")
        let browser = Self.browser("\(missing):\(program) \(script) -x:", display: ":0", mailbox)
        let address = "http://log.example/$(touch%20x)?a=1&b='2';c=%s"
        let opening = browser.open(address) { _ in Issue.record("it has a display") }
        #expect(opening == .begun(with: "browser"))
        // The program's end comes as an event: it says that its status was 3.
        var entry = pollfd(fd: mailbox.descriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&entry, 1, 20_000) == 1)
        let said = mailbox.drain().map { "\($0)" }
        #expect(said.count == 1 && said[0].contains("could not open the address (status 3)"))
        let seen = try String(contentsOfFile: folder.path("seen"), encoding: .utf8)
        #expect(seen == "-x|\(address)|")
    }

    @Test("Links in a window of its own does not need the terminal")
    func graphicalLinks() throws {
        let folder = try TemporaryFolder()
        let program = folder.path("links")
        symlink("/bin/true", program)
        for (option, expected) in [("-g", Opening.begun(with: "links")), ("-x", .left("links"))] {
            let browser = Self.browser("\(program) \(option)", display: ":0", try Mailbox())
            #expect(browser.open("http://log.example/") { $0() } == expected)
        }
    }

    @Test("a refused address and a missing browser are said")
    func complaints() throws {
        let browser = Self.browser(nil, display: nil, try Mailbox())
        let refusal = "Only addresses that begin with http:, https: or mailto: are opened"
        #expect(browser.open("file:///x") { $0() } == .refused(refusal))
        let path = getenv("PATH").map { String(cString: $0) }
        setenv("PATH", "/nowhere", 1)
        defer { setenv("PATH", path ?? "", 1) }
        let complaint = browser.open("http://log.example/") { $0() }
        #expect(
            complaint
                == .refused(
                    "No browser found; set BROWSER or install xdg-open to open http://log.example/"
                ))
    }

    private static func browser(
        _ variable: String?, display: String?, _ mailbox: Mailbox
    ) -> Browser {
        let variables = ["BROWSER": variable, "DISPLAY": display].compactMapValues { $0 }
        return Browser(environment: Environment { variables[$0] }, mailbox: mailbox)
    }

    @Test(
        "a text browser gets the terminal and is waited for; a display keeps others apart",
        arguments: [
            ("w3m", ":0", 0), ("www-browser", ":0", 0), ("w3m", nil, 1), ("lamp", nil, 0),
            ("lamp", ":0", nil),
        ] as [(String, String?, Int32?)])
    func needsTerminal(name: String, display: String?, status: Int32?) throws {
        let folder = try TemporaryFolder()
        // Not a script: while a file that was just written is open anywhere, it cannot be run.
        let program = folder.path(name)
        symlink(status == 1 ? "/bin/false" : "/bin/true", program)
        var loans = 0
        let browser = Self.browser("no-such-browser:\(program)", display: display, try Mailbox())
        let opening = browser.open("http://log.example/") { run in
            loans += 1
            run()
        }
        let expected: Opening =
            switch status {
            case nil: .begun(with: name)
            case 0: .left(name)
            case let status?: .failed(name, status: status)
            }
        #expect(opening == expected)
        // What cannot be started has had the terminal for nothing only where there is no display.
        #expect(loans == (status == nil ? 0 : display == nil ? 2 : 1))
    }
}
