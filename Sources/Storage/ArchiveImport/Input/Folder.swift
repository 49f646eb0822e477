internal import Glibc

/// The files below a folder.
enum Folder {
    /// A file with its size.
    struct File {
        /// Its path.
        var path: String
        /// Its size in bytes.
        var byteCount: Int64
    }

    /// How many folders deep a Takeout and more lies.
    private static let depthLimit = 8
    private static let entryLimit = 100_000

    /// What lies below a folder.
    struct Contents {
        /// The files, in order of their paths.
        var files: [File] = []
        /// Why folders were not entered, one error for each of the first thousand.
        var failures: [ImportError] = []
    }

    private static let failureLimit = 1_000

    /// All regular files below a folder, in order of their paths.
    ///
    /// Symbolic links are not followed, other file systems not entered, and folders more than eight
    /// deep passed over.
    ///
    /// - Throws: ``ImportError``, also when the folder holds far more than anyone's archives.
    static func contents(
        in path: String, isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) -> Contents {
        var status = stat()
        guard stat(path, &status) == 0 else { throw .unreadable(path: path, errno: errno) }
        var walk = Walk(root: path, device: status.st_dev, isCancelled: isCancelled)
        try walk.collect(path, below: [])
        return walk.contents
    }

    /// The file at a path, or what lies below the folder there.
    static func contents(
        at path: String, isCancelled: @escaping () -> Bool
    ) throws(ImportError) -> Contents {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            return try contents(in: path, isCancelled: isCancelled)
        }
        return Contents(files: [File(path: path, byteCount: Int64(status.st_size))])
    }

    /// Whether a file is none to look at, by the folders and the name it has: hidden files, what
    /// macOS puts beside others, and in a Takeout the comments one wrote on other people's blogs.
    ///
    /// `folder` is the name of the folder they are in, which is looked at itself only as part of a
    /// Takeout.
    static func isIgnored(_ parts: [String], in folder: String = "") -> Bool {
        if parts.contains(where: { $0.hasPrefix(".") && $0 != "." && $0 != ".." }) { return true }
        if parts.contains("__MACOSX") { return true }
        // Where HTTrack keeps what it knows of a mirror, some of its pages a second time.
        if parts.contains("hts-cache") { return true }
        return zip([folder] + parts, parts).contains { $0 == "Blogger" && $1 == "Comments" }
    }

    /// The name of the folder at a path, also when the path is `.` or a link to it.
    static func name(of path: String) -> String {
        guard let real = realpath(path, nil) else { return "" }
        defer { free(real) }
        return String(cString: real).split(separator: "/").last.map(String.init) ?? ""
    }

    /// The path of a file below a folder's, parts divided by slashes; empty for the folder's own.
    static func name(of path: String, below root: String) -> String {
        let below = path.utf8.dropFirst(root.utf8.count).drop { $0 == UInt8(ascii: "/") }
        return String(decoding: below, as: UTF8.self)
    }

    /// A walk through the folders below one.
    private struct Walk {
        let root: String
        let device: dev_t
        let isCancelled: () -> Bool
        var contents = Contents()
        private let rootName: String
        private var entryCount = 0

        init(root: String, device: dev_t, isCancelled: @escaping () -> Bool) {
            self.root = root
            self.device = device
            self.isCancelled = isCancelled
            rootName = Folder.name(of: root)
        }

        mutating func collect(_ path: String, below parts: [String]) throws(ImportError) {
            for name in try names(in: path) {
                let inner = parts + [name]
                let innerPath = path.hasSuffix("/") ? path + name : path + "/" + name
                var status = stat()
                guard !isIgnored(inner, in: rootName) else { continue }
                guard lstat(innerPath, &status) == 0 else {
                    // What went meanwhile is not there.
                    if errno != ENOENT { note(.unreadable(path: innerPath, errno: errno)) }
                    continue
                }
                guard status.st_dev == device else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFREG:
                    contents.files.append(File(path: innerPath, byteCount: Int64(status.st_size)))
                case S_IFDIR where parts.count < depthLimit:
                    try collect(innerPath, below: inner)
                default: break
                }
            }
        }

        private mutating func note(_ failure: ImportError) {
            if contents.failures.count < failureLimit { contents.failures.append(failure) }
        }

        private mutating func names(in path: String) throws(ImportError) -> [String] {
            guard let directory = opendir(path) else {
                let failure = ImportError.unreadable(path: path, errno: errno)
                guard path != root else { throw failure }
                // One folder that may not be entered must not hide the others.
                note(failure)
                return []
            }
            defer { closedir(directory) }
            var names: [String] = []
            while let entry = readdir(directory) {
                guard !isCancelled() else { throw .cancelled }
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard name != ".", name != ".." else { continue }
                entryCount += 1
                guard entryCount <= entryLimit else {
                    throw .unreadable(
                        path: root,
                        reason: "it holds more than 100,000 files; name the folder of the archives")
                }
                names.append(name)
            }
            return names.sorted()
        }
    }
}
