internal import Glibc

/// Another program that reads posts in a terminal, on the same posts.
struct Peer {
    let name: String
    /// The command that shows the posts.
    let command: [String]
    /// What is pressed once a text is on the screen, to see the posts; nil where they come at once.
    var opening: (text: String, keys: String)?
    /// The keys that look for the rare word, and what says that it was found.
    var search: (keys: [String], found: String)?

    /// Those that are installed, ready to read.
    static func all(on data: PeerData) -> [Peer] {
        [newsboat(data), neomutt(data), sfeed(data)].compactMap { $0 }
    }

    private static func newsboat(_ data: PeerData) -> Peer? {
        guard let program = CorpusBench.program("newsboat") else { return nil }
        let cache = data.folder + "/newsboat.db"
        let (urls, config) = (data.folder + "/urls", data.folder + "/config")
        let command = [program, "-q", "-C", config, "-u", urls, "-c", cache]
        if access(cache + ".done", F_OK) != 0 {
            write("", to: config)
            write("file://\(data.atom())\n", to: urls)
            unlink(cache)
            say("newsboat takes \(data.plan.postCount) posts in")
            _ = measure(command + ["-x", "reload"])
            write("", to: cache + ".done")
        }
        unlink(cache + ".lock")
        return Peer(
            name: "newsboat", command: command, opening: ("Archive", "\r"),
            search: (["/", MadePost.rareWord, "\r"], "Search result"))
    }

    private static func neomutt(_ data: PeerData) -> Peer? {
        guard let program = CorpusBench.program("neomutt") else { return nil }
        let settings = data.folder + "/muttrc"
        write(
            """
            set folder=\(data.folder)
            set mbox_type=mbox
            set sort=date
            set charset=utf-8
            set move=no
            set mail_check_stats=no
            set thorough_search=no

            """, to: settings)
        return Peer(
            name: "neomutt", command: [program, "-n", "-F", settings, "-R", "-f", data.mailbox()],
            search: (["l", "~b \(MadePost.rareWord)", "\r"], "limit"))
    }

    private static func sfeed(_ data: PeerData) -> Peer? {
        guard let program = CorpusBench.program("sfeed_curses") else { return nil }
        return Peer(name: "sfeed_curses", command: [program, data.lines()])
    }

    private static func write(_ text: String, to path: String) {
        let file = OutputFile(path)
        file.put(text)
        file.close()
    }

    /// Starts it; gives the nanoseconds until the posts are on the screen, nil where that takes more
    /// than two minutes.
    func start() -> (terminal: PseudoTerminal, time: UInt64?) {
        let terminal = PseudoTerminal(command)
        let isThere = { (screen: TerminalScreen) in
            screen.lines.dropFirst().contains { $0.contains("0. ") || $0.contains("1. ") }
        }
        let limit: UInt64 = 120_000_000_000
        guard let opening else {
            return (
                terminal, terminal.time(since: terminal.startedAt, limit: limit, until: isThere)
            )
        }
        let first = terminal.time(since: terminal.startedAt, limit: limit) {
            $0.shows(opening.text)
        }
        terminal.settle()
        let pressedAt = now()
        terminal.press(opening.keys)
        let second = terminal.time(since: pressedAt, limit: limit, until: isThere)
        return (terminal, first.flatMap { first in second.map { first + $0 } })
    }
}
