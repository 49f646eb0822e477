import Foundation
import TestSupport
import Testing

@testable import AnnalsApp

@Suite("Where the library is")
struct LibraryLocationTests {
    private func find(
        _ variables: [String: String], option: String? = nil
    ) throws -> LibraryLocation {
        try LibraryLocation.find(option: option, in: Environment { variables[$0] })
    }

    @Test("the option wins over the variable, and that over the folder for data")
    func order() throws {
        var variables = ["HOME": "/h", "XDG_DATA_HOME": "/x", "ANNALS_LIBRARY": "v.db"]
        #expect(try find(variables, option: "o.db") == .init(path: "o.db", isNamed: true))
        #expect(try find(variables) == .init(path: "v.db", isNamed: true))
        variables["ANNALS_LIBRARY"] = ""
        #expect(try find(variables) == .init(path: "/x/annals/library.db", isNamed: false))
    }

    @Test("an empty or relative XDG_DATA_HOME is as if it were not there", arguments: ["", "data"])
    func dataHome(value: String) throws {
        let location = try find(["HOME": "/h", "XDG_DATA_HOME": value])
        #expect(location.path == "/h/.local/share/annals/library.db")
    }

    @Test("without a home there is a clear word")
    func noHome() {
        let failure = Failure(
            .library, "no place for the library: HOME is not set; name a file with --library FILE")
        #expect(throws: failure) { try find([:]) }
    }
}

@Suite("Where the sample archive is")
struct DataFolderTests {
    private let name = "the-lighthouse-log.xml"

    @Test("beside an installed program, above a built one, or where ANNALS_DATA says")
    func places() throws {
        let folder = try TemporaryFolder()
        for path in ["p/bin", "p/share/annals", "c/.build/x/release", "c/Data", "named"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(path), withIntermediateDirectories: true)
        }
        let installed = try folder.write("", to: "p/share/annals/\(name)")
        let checkout = try folder.write("", to: "c/Data/\(name)")
        let named = try folder.write("", to: "named/\(name)")
        func sample(_ executable: String, data: String? = nil) -> String? {
            DataFolder.sample(
                environment: Environment { $0 == "ANNALS_DATA" ? data : nil },
                executable: folder.path(executable))
        }
        #expect(sample("p/bin/annals").map(resolved) == resolved(installed))
        #expect(sample("c/.build/x/release/annals").map(resolved) == resolved(checkout))
        #expect(sample("p/bin/annals", data: folder.path("named")).map(resolved) == resolved(named))
        #expect(sample("nowhere/annals") == nil)
    }

    private func resolved(_ path: String) -> String {
        URL(filePath: path).resolvingSymlinksInPath().path
    }
}
