public import Foundation

/// Where tests find things.
public enum Places {
    /// The project's top folder.
    public static var project: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    /// The sample archive that ships with annals.
    public static var sample: URL { project.appending(path: "Data/the-lighthouse-log.xml") }

    /// The corpus of real archives: `ANNALS_CORPUS`, else beside the project; nil where absent.
    public static var corpus: URL? {
        let named = ProcessInfo.processInfo.environment["ANNALS_CORPUS"].map { URL(filePath: $0) }
        let folder =
            named ?? project.deletingLastPathComponent().appending(path: "shared/corpus")
        guard FileManager.default.fileExists(atPath: folder.path) else {
            print("skipped: no corpus of real archives at ../shared/corpus (or ANNALS_CORPUS)")
            return nil
        }
        return folder
    }

    /// A program built together with the tests that run now.
    public static func program(_ name: String) -> URL {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? ""
        var folder = URL(filePath: bundle)
        while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
        return folder.appending(path: name)
    }
}

/// A folder that is gone when the last reference to it is.
public final class TemporaryFolder {
    /// Where it is.
    public let url: URL

    /// Makes an empty folder.
    public init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "annals-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of a file in it.
    public func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file in it and gives its path.
    ///
    /// The file is open for no program that another test starts meanwhile, as one that `Data` writes
    /// is: a terminal's server would hold it for good, and what is open for writing can't be run.
    public func write(_ text: String, to name: String) throws -> String {
        let file = open(path(name), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.close()
        return path(name)
    }
}
