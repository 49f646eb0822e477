import Foundation
import TestSupport
import Testing

/// Files and folders that whoever runs annals has no right to: told as such, with what to do.
@Suite("Files that one may not read")
struct RightsTests {
    private let folder: TemporaryFolder
    private let shut: String

    init() throws {
        folder = try TemporaryFolder()
        shut = folder.path("shut")
        try FileManager.default.createDirectory(atPath: shut, withIntermediateDirectories: true)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o777], ofItemAtPath: folder.url.path)
    }

    /// Runs annals as somebody without rights: root is made nobody for it.
    private func annals(_ words: String...) throws -> Outcome? {
        guard geteuid() == 0 else { return try run(Places.program("annals"), words) }
        let setpriv = URL(filePath: "/usr/bin/setpriv")
        guard FileManager.default.fileExists(atPath: setpriv.path) else {
            print("skipped: root may read everything, and there is no setpriv")
            return nil
        }
        let nobody = ["--reuid=65534", "--regid=65534", "--clear-groups"]
        return try run(setpriv, nobody + [Places.program("annals").path] + words)
    }

    private func setRights(_ rights: Int, of path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
    }

    @Test("a library in a folder that may not be entered is not said to be missing")
    func libraryInShutFolder() throws {
        let path = shut + "/x.db"
        #expect(
            try run(
                Places.program("annals"), ["import", "--library", path, Places.sample.path]
            ).status == 0)
        try setRights(0, of: shut)
        defer { try? setRights(0o700, of: shut) }
        for command in ["list", "check", "import"] {
            let words = command == "import" ? [command, Places.sample.path] : [command]
            let (first, rest) = (words[0], words.dropFirst().first ?? "--library")
            let said =
                rest == "--library"
                ? try annals(first, "--library", path)
                : try annals(first, "--library", path, rest)
            guard let said else { return }
            #expect(said.status == 3)
            #expect(said.errors.contains("you may not look into the folder \(shut); "))
            #expect(!said.errors.contains("there is no library"))
        }
    }

    @Test("an archive, or a folder of them, that may not be read is told with what to do")
    func archiveInShutFolder() throws {
        let path = shut + "/blog.xml"
        try FileManager.default.copyItem(atPath: Places.sample.path, toPath: path)
        let library = folder.path("x.db")
        try setRights(0o000, of: path)
        try setRights(0o755, of: shut)
        guard let said = try annals("import", "--library", library, path) else { return }
        #expect(said.status == 1)
        #expect(said.errors.hasPrefix("annals: cannot read \(path): you may not read it; "))
        try setRights(0, of: shut)
        defer { try? setRights(0o700, of: shut) }
        for place in [path, shut] {
            let said = try annals("import", "--library", library, place)
            #expect(said?.status == 1)
            #expect(said?.errors.contains("you may not look into the folder \(shut); ") == true)
        }
    }

    @Test("a library that may be read but not written to is told with what to do")
    func libraryThatMayOnlyBeRead() throws {
        let path = shut + "/x.db"
        _ = try run(Places.program("annals"), ["import", "--library", path, Places.sample.path])
        try setRights(0o444, of: path)
        try setRights(0o755, of: shut)
        guard let said = try annals("list", "--library", path) else { return }
        #expect(said.status == 3)
        #expect(said.errors.contains("you may not write to it; "))
        try setRights(0o666, of: path)
        try setRights(0o555, of: shut)
        let other = try annals("list", "--library", path)
        #expect(other?.errors.contains("you may not write into the folder \(shut), ") == true)
    }
}
