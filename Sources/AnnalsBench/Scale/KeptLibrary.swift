internal import Glibc

/// A made-up library that is made once, in minutes, and kept in a folder for the next run.
struct KeptLibrary {
    let plan: MadeLibrary
    /// `FOLDER/POSTS`: everything about this library.
    let folder: String
    let program: String

    /// The library of a number of posts below a folder.
    init(postCount: Int, in folder: String, program: String) {
        plan = MadeLibrary(postCount: postCount)
        self.folder = folder + "/\(postCount)"
        self.program = program
    }

    /// The library's file.
    var path: String { folder + "/library.db" }

    /// The command that reads it.
    var reader: [String] { [program, "--library", path] }

    /// Makes the library where there is none yet, its search index with it.
    ///
    /// What making it took is noted beside it and given back each time, whatever program measures
    /// then; ``SearchBench`` indexes it anew.
    func make() -> ImportFigures {
        let note = folder + "/import.txt"
        if let figures = ImportFigures(readingFrom: note) { return figures }
        makeFolder(folder)
        for file in ["", "-wal", "-shm", ".search", ".search-wal", ".search-shm"] {
            unlink(path + file)
        }
        let archives = writeArchives()
        defer { archives.forEach { unlink($0) } }
        say("importing \(plan.postCount) posts")
        var figures = ImportFigures(of: plan, importing: archives, program, into: path)
        say("indexing \(plan.postCount) posts")
        // The system has gigabytes of the archives and of the import to write yet, and the index would
        // wait for them.
        sync()
        figures.index = measure([program, "--library", path, "reindex", "--update"])
        figures.write(to: note)
        return figures
    }

    /// Calls a body with each file of the library, open for reading.
    func forEachFile(_ body: (Int32) -> Void) {
        for suffix in ["", "-wal", ".search", ".search-wal"] {
            let file = Glibc.open(path + suffix, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { continue }
            body(file)
            close(file)
        }
    }

    /// Reads the library's files once, so that the system's page cache has what it can hold of them,
    /// as it has of what was imported or read before.
    func warm() {
        let room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
        defer { room.deallocate() }
        forEachFile { file in while read(file, room.baseAddress, room.count) > 0 {} }
    }

    /// Writes the exports that the library is made of; gives their paths.
    func writeArchives() -> [String] {
        say("writing \(plan.postCount) posts")
        let words = Vocabulary()
        return plan.counts.indices.map { archive in
            let path = folder + "/archive-\(archive < 10 ? "0" : "")\(archive).xml"
            WordPressArchive(library: plan, archive: archive, words: words).write(to: path)
            return path
        }
    }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) {
    var name = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
        name += part + "/"
        mkdir(name, 0o755)
    }
    guard access(path, W_OK) == 0 else { fail("cannot make \(path)") }
}

/// How many bytes a file has, 0 where there is none.
func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
}

/// Says on standard error what the benchmark is about.
func say(_ text: String) {
    let line = Array("annals-bench: \(text)\n".utf8)
    _ = write(2, line, line.count)
}
