import ArchiveModel
import Testing

@testable import AnnalsApp

@Suite("What a command line asks for")
struct InvocationTests {
    private static func words(_ line: String) -> [String] {
        line.split(separator: " ").map(String.init)
    }

    @Test(
        "every way to call annals",
        arguments: [
            ("", .read([])),
            ("a.xml b.zip", .read(["a.xml", "b.zip"])),
            ("./import", .read(["./import"])),
            ("-- import", .read(["import"])),
            ("import a.xml", .importArchives(["a.xml"], .init())),
            (
                "import a.xml --json b.xml",
                .importArchives(["a.xml", "b.xml"], .init(asJSON: true))
            ),
            ("-j import a.xml", .importArchives(["a.xml"], .init(asJSON: true))),
            (
                "import --dry-run -r a.xml",
                .importArchives(["a.xml"], .init(isDryRun: true, listsPlaces: true))
            ),
            ("import -- --json", .importArchives(["--json"], .init())),
            ("list", .listArchives(asJSON: false)),
            ("list --json", .listArchives(asJSON: true)),
            ("posts", .listPosts(.init(), asJSON: false)),
            (
                "posts --archive log --month 2011-01 --unread --json",
                .listPosts(
                    .init(
                        archive: "log",
                        months: Month(year: 2011, number: 1)...Month(year: 2011, number: 1),
                        unreadOnly: true),
                    asJSON: true)
            ),
            (
                "posts --kept lamps -u",
                .listPosts(.init(kept: "lamps", unreadOnly: true), asJSON: false)
            ),
            ("search lamp --keep Lamps", .search("lamp", .init(keptName: "Lamps"))),
            (
                "posts --month 2011-1",
                .listPosts(
                    .init(
                        months: Month(year: 2011, number: 1)...Month(year: 2011, number: 1)),
                    asJSON: false)
            ),
            (
                "posts --month undated",
                .listPosts(.init(months: .undated ... .undated), asJSON: false)
            ),
            (
                "posts --month 2011",
                .listPosts(
                    .init(months: Month(year: 2011, number: 1)...Month(year: 2011, number: 12)),
                    asJSON: false)
            ),
            ("mark read 3 4", .mark([PostID(3), PostID(4)], as: .read(true))),
            ("mark unread 3", .mark([PostID(3)], as: .read(false))),
            ("mark star 3", .mark([PostID(3)], as: .starred(true))),
            ("mark unstar 3", .mark([PostID(3)], as: .starred(false))),
            ("show 12", .show(PostID(12), .init())),
            ("show 12 --width 40", .show(PostID(12), .init(width: 40))),
            (
                "show 12 --links --justify --hyphenate en_gb",
                .show(
                    PostID(12), .init(listsLinks: true, isJustified: true, hyphenation: "en-GB"))
            ),
            (
                "show -LJHauto 12",
                .show(
                    PostID(12), .init(listsLinks: true, isJustified: true, hyphenation: ""))
            ),
            ("check", .check),
            ("--help", .help(nil)),
            ("import --help", .help(.import)),
            ("--version", .version),
        ] as [(String, Invocation.Action)])
    func actions(line: String, action: Invocation.Action) throws {
        #expect(try Invocation.parse(Self.words(line)) == Invocation(action: action))
    }

    @Test(
        "--library stands anywhere, the last one counts",
        arguments: [
            "--library x.db list", "list --library x.db", "list --library=x.db", "-l x.db list",
            "--library y.db list -lx.db",
        ])
    func library(line: String) throws {
        let expected = Invocation(action: .listArchives(asJSON: false), library: "x.db")
        #expect(try Invocation.parse(Self.words(line)) == expected)
    }

    @Test(
        "what cannot be meant is refused",
        arguments: [
            ("import", "'import' needs a PATH: a file, a folder or a zip"),
            ("list all", "'list' takes no 'all'"),
            ("check it", "'check' takes no 'it'"),
            ("mark", "'mark' needs read, unread, star or unstar first"),
            ("mark 3", "'mark' needs read, unread, star or unstar first, not '3'"),
            ("mark read", "'mark read' needs a POST: the number that 'posts' shows"),
            ("mark read 0", "'0' is no POST; write the number that 'posts' shows"),
            ("mark read 1x", "'1x' is no POST; write the number that 'posts' shows"),
            (
                "mark read 99999999999999999999",
                "'99999999999999999999' is no POST; write the number that 'posts' shows"
            ),
            ("show", "'show' needs a POST: the number that 'posts' shows"),
            ("show 1 2", "'show 1' takes no '2'"),
            ("show 1 --width 0", "'0' is no width; write a number of cells, 1 to 1000"),
            ("show 1 --hyphenate English", "'English' is no language; write en-GB, de or auto"),
            ("show 1 --width wide", "'wide' is no width; write a number of cells, 1 to 1000"),
            ("posts --month 201", "'201' is no month; write 2011-01, a year, or undated"),
            ("posts --month 2011-13", "'2011-13' is no month; write 2011-01, a year, or undated"),
            ("posts --month 0000-01", "'0000-01' is no month; write 2011-01, a year, or undated"),
            ("posts --month +011-01", "'+011-01' is no month; write 2011-01, a year, or undated"),
            ("list --unread", "option '--unread' goes with 'posts' only"),
            ("--json", "option '--json' goes with 'import', 'list', 'posts', 'search' only"),
            ("--library= list", "option '--library' needs the name of a file"),
        ])
    func refusals(line: String, message: String) {
        #expect(throws: UsageError(message: message)) { try Invocation.parse(Self.words(line)) }
    }
}

@Suite("Help")
struct HelpTests {
    @Test("names every command, every option and every exit status")
    func isComplete() {
        let help = HelpPrinter.text(nil)
        for subcommand in Subcommand.allCases {
            #expect(help.contains("annals \(subcommand.rawValue)"))
        }
        for option in Grammar.options {
            #expect(help.contains("-\(option.letter), --\(option.name)"))
        }
        for status in ExitCode.allCases { #expect(help.contains("  \(status.rawValue) ")) }
    }

    @Test("fits 80 columns", arguments: [nil] + Subcommand.allCases)
    func fits(subcommand: Subcommand?) {
        for line in HelpPrinter.text(subcommand).split(separator: "\n") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("of a command leaves out what does not go with it")
    func ofCommand() {
        let help = HelpPrinter.text(.show)
        #expect(help.hasPrefix("Usage: annals show POST [--width CELLS] [--links] "))
        #expect(help.contains("--width") && help.contains("--library"))
        #expect(!help.contains("--month"))
    }
}
