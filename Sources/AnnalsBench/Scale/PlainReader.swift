internal import Glibc

/// A small C program that opens a library, reads the titles of a screen and paints them with
/// ncurses: what a start costs at least.
struct PlainReader {
    private let program: String

    /// Compiles it into a folder; nil where there is no C compiler.
    init?(in folder: String) {
        guard let compiler = CorpusBench.program("cc") else { return nil }
        program = folder + "/plain"
        let source = program + ".c"
        let file = OutputFile(source)
        file.put(Self.source)
        file.close()
        _ = measure([
            compiler, "-O2", "-o", program, source, "-lsqlite3", "-lncursesw", "-ltinfo",
        ])
        unlink(source)
    }

    /// Nanoseconds from exec to the titles on the screen.
    func start(on library: KeptLibrary) -> UInt64 {
        let terminal = PseudoTerminal([program, library.path])
        let time = terminal.time(since: terminal.startedAt) { screen in
            screen.lines[0].contains(MadePost.name(0)) && screen.lines[23].contains("done")
        }
        guard let time else { fail("the C program shows no titles") }
        return time
    }

    private static let source = """
        #define _XOPEN_SOURCE 700
        #include <locale.h>
        #include <ncurses.h>
        #include <sqlite3.h>
        int main(int count, char **words) {
            sqlite3 *library;
            sqlite3_stmt *titles;
            if (count < 2) return 1;
            setlocale(LC_ALL, "");
            sqlite3_open(words[1], &library);
            sqlite3_prepare_v2(library,
                "SELECT title FROM post WHERE archive = 1 AND section = 0 "
                "ORDER BY local, tie LIMIT 22", -1, &titles, NULL);
            initscr();
            for (int row = 0; sqlite3_step(titles) == SQLITE_ROW; row++)
                mvaddnstr(row, 0, (const char *)sqlite3_column_text(titles, 0), 79);
            mvaddstr(23, 0, "done");
            refresh();
            getch();
            endwin();
        }

        """
}
