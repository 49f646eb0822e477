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

    private static let depthLimit = 32
    private static let fileLimit = 200_000

    /// All regular files below a folder, in order of their paths.
    ///
    /// Symbolic links are not followed.
    static func files(in path: String) throws(ImportError) -> [File] {
        var files: [File] = []
        try collect(path, below: [], into: &files)
        return files
    }

    /// Whether a file is none to look at, by the folders and the name it has: hidden files, what
    /// macOS puts beside others, and in a Takeout the comments one wrote on other people's blogs.
    static func isIgnored(_ parts: [String]) -> Bool {
        if parts.contains(where: { $0.hasPrefix(".") && $0 != "." && $0 != ".." }) { return true }
        if parts.contains("__MACOSX") { return true }
        return zip(parts, parts.dropFirst()).contains { $0 == "Blogger" && $1 == "Comments" }
    }

    private static func collect(
        _ path: String, below parts: [String], into files: inout [File]
    ) throws(ImportError) {
        for name in try names(in: path) {
            let inner = parts + [name]
            let innerPath = path.hasSuffix("/") ? path + name : path + "/" + name
            var status = stat()
            guard !isIgnored(inner), lstat(innerPath, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG where files.count < fileLimit:
                files.append(File(path: innerPath, byteCount: Int64(status.st_size)))
            case S_IFDIR where parts.count < depthLimit:
                // A folder one may not enter is passed over.
                try? collect(innerPath, below: inner, into: &files)
            default: break
            }
        }
    }

    private static func names(in path: String) throws(ImportError) -> [String] {
        guard let directory = opendir(path) else { throw .unreadable(path: path, errno: errno) }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
