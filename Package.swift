// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("ExistentialAny"),
    // Where Debian keeps libxml2's headers. Asking pkg-config would link the shared library too.
    .unsafeFlags(["-Xcc", "-I/usr/include/libxml2"]),
]

/// What makes a release start fast: the C libraries become a part of the program, see
/// `Sources/ARCHITECTURE.md`, by the linker scripts of a folder that is searched before Debian's.
let quickStart: [LinkerSetting] = [
    .unsafeFlags(
        [
            "-L", "\(Context.packageDirectory)/Sources/CLibraries/Static", "-use-ld=lld",
            "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs",
        ], .when(configuration: .release))
]

/// A module of annals: its folder says its layer, its dependencies point down only.
func module(_ name: String, in layer: String, uses dependencies: [String] = []) -> Target {
    .target(
        name: name, dependencies: dependencies.map { .byName(name: $0) },
        path: "Sources/\(layer)/\(name)", swiftSettings: strict)
}

/// The tests of one module.
func tests(
    of name: String, uses dependencies: [String] = [], besides data: [String] = []
) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: ([name, "TestSupport"] + dependencies).map { .byName(name: $0) },
        path: "Tests/\(name)Tests", exclude: data, swiftSettings: strict)
}

/// A C library that comes as a Debian package.
func library(_ name: String, package: String) -> Target {
    .systemLibrary(
        name: name, path: "Sources/CLibraries/\(name)", providers: [.apt([package])])
}

let package = Package(
    name: "annals",
    products: [
        .executable(name: "annals", targets: ["annals"])
    ],
    targets: [
        library("CSQLite", package: "libsqlite3-dev"),
        library("CLibXML2", package: "libxml2-dev"),
        library("CGumbo", package: "libgumbo-dev"),
        library("CArchive", package: "libarchive-dev"),
        library("CYajl", package: "libyajl-dev"),
        library("CNcurses", package: "libncurses-dev"),
        library("CHyphen", package: "libhyphen-dev"),
        library("CMark", package: "libcmark-gfm-extensions-dev"),
        library("CYAML", package: "libyaml-dev"),
        .target(name: "CTOML", path: "Sources/CLibraries/CTOML"),
        .target(name: "CMail", path: "Sources/CLibraries/CMail"),
        .target(
            name: "CText", path: "Sources/CLibraries/CText",
            linkerSettings: [.linkedLibrary("icuuc"), .linkedLibrary("icui18n")]),

        module("ArchiveModel", in: "Storage"),
        module("Threads", in: "Storage"),
        module("SQLite", in: "Storage", uses: ["CSQLite"]),
        module("Prose", in: "Storage", uses: ["CGumbo", "CMark"]),
        module(
            "ArchiveImport", in: "Storage",
            uses: [
                "ArchiveModel", "Prose", "CLibXML2", "CArchive", "CYajl", "CYAML", "CTOML", "CText",
                "CMail", "Threads",
            ]),
        module("Search", in: "Storage", uses: ["ArchiveModel", "SQLite", "CText"]),
        module(
            "Library", in: "Storage",
            uses: ["ArchiveModel", "SQLite", "Prose", "Search", "Threads", "CText"]),

        module("Typesetting", in: "ViewModel", uses: ["Prose", "CText", "CHyphen"]),
        module(
            "ReaderModel", in: "ViewModel",
            uses: ["ArchiveModel", "Prose", "Search", "Typesetting"]),

        module(
            "Screen", in: "FrontEnd",
            uses: ["ArchiveModel", "Search", "Typesetting", "ReaderModel"]),
        module(
            "CursesTerminal", in: "FrontEnd",
            uses: ["ArchiveModel", "CNcurses", "CText", "ReaderModel", "Screen"]),
        module(
            "AnnalsApp", in: "FrontEnd",
            uses: [
                "ArchiveModel", "SQLite", "Threads", "Prose", "ArchiveImport", "Library", "Search",
                "Typesetting", "ReaderModel", "Screen", "CursesTerminal",
            ]),
        .executableTarget(
            name: "annals-bench",
            dependencies: ["ArchiveModel", "Library", "Prose", "Search", "Typesetting"],
            path: "Sources/AnnalsBench", swiftSettings: strict,
            // What ICU is written in: no module of the benchmark is, so that nothing else asks for it.
            linkerSettings: quickStart + [.linkedLibrary("stdc++")]),
        .executableTarget(
            name: "annals", dependencies: ["AnnalsApp"], path: "Sources/annals",
            swiftSettings: strict, linkerSettings: quickStart),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "TerminalTests",
            dependencies: ["SQLite", "TestSupport", "annals", "annals-bench"],
            path: "Tests/TerminalTests", swiftSettings: strict),
        tests(of: "ArchiveModel"),
        tests(of: "SQLite", uses: ["CSQLite"]),
        tests(of: "Prose"),
        tests(of: "ArchiveImport", uses: ["ArchiveModel", "Prose"], besides: ["Fixtures"]),
        tests(of: "Search", uses: ["ArchiveModel"]),
        tests(of: "Library", uses: ["ArchiveModel", "Search", "SQLite"]),
        tests(
            of: "Typesetting",
            uses: ["ArchiveImport", "ArchiveModel", "CHyphen", "CMark", "Prose"],
            besides: ["Corpus/articles-72.tsv"]),
        tests(of: "ReaderModel", uses: ["ArchiveModel", "Prose", "Search", "Typesetting"]),
        tests(
            of: "Screen", uses: ["ArchiveModel", "Prose", "Search", "Typesetting", "ReaderModel"],
            besides: ["Snapshots"]),
        tests(of: "CursesTerminal", uses: ["CNcurses", "ReaderModel", "Screen"]),
        tests(
            of: "AnnalsApp",
            uses: [
                "ArchiveModel", "SQLite", "ArchiveImport", "Library", "ReaderModel", "Screen",
                "Typesetting",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
