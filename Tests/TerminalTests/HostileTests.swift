import Foundation
import TestSupport
import Testing

/// Archives made to do harm, and damaged ones, imported by the program itself: its memory and time
/// are bounded, it never crashes, and the library is in order afterwards.
///
/// Time is that of each program on a processor, so that they may run beside each other and all else.
///
/// `annals-bench` makes the archives and holds the limits. `ANNALS_HOSTILE=1` takes those of
/// gigabytes too, which want the release build's pace; `ANNALS_DAMAGE=20` makes twenty cut off
/// and twenty otherwise damaged copies of every file of the corpus.
@Suite("Hostile archives")
struct HostileTests {
    /// What the bench prints, and whether it found all well.
    private static func bench(_ words: [String]) throws -> (text: String, isWell: Bool) {
        let outcome = try run(Places.program("annals-bench"), words)
        return (outcome.output + outcome.errors, outcome.status == 0)
    }

    /// All cases when `ANNALS_HOSTILE` is set, else those that take seconds and not minutes.
    private static let names: [String] = {
        let text = (try? bench(["hostile-names"]).text) ?? ""
        let all = text.split(separator: "\n").map(String.init)
        guard ProcessInfo.processInfo.environment["ANNALS_HOSTILE"] == nil else { return all }
        let sizes = ["of-2-gb", "of-100-mb", "of-500-mb", "1000000", "16-mb"]
        return all.filter { name in !sizes.contains { name.contains($0) } }
    }()

    @Test func thereAreMoreThanForty() { #expect(Self.names.count > 40) }

    @Test(arguments: names)
    func doesNoHarm(name: String) throws {
        let (text, isWell) = try Self.bench(["hostile", name])
        #expect(isWell, "\(text)")
    }

    @Test func damagedCopiesOfRealArchivesDoNoHarm() throws {
        guard let corpus = Places.corpus else { return }
        let environment = ProcessInfo.processInfo.environment
        let all = environment["ANNALS_DAMAGE"].flatMap(Int.init)
        let seed = environment["ANNALS_SEED"] ?? "\(UInt64.random(in: 0..<1_000_000))"
        let folders = try FileManager.default.contentsOfDirectory(
            at: corpus, includingPropertiesForKeys: [.isDirectoryKey])
        // One file of each kind unless all are asked for.
        let places = all == nil ? folders.compactMap(Self.smallFile) : [corpus]
        let (text, isWell) = try Self.bench(
            ["damage", "\(all ?? 2)", seed] + places.map(\.path))
        #expect(isWell, "\(text)")
        print(text)
    }

    /// The smallest file of a folder that is large enough to have something in it.
    private static func smallFile(in folder: URL) -> URL? {
        let keys: [URLResourceKey] = [.fileSizeKey, .isRegularFileKey]
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys)
        var best: (size: Int, url: URL)?
        while let file = files?.nextObject() as? URL {
            let values = try? file.resourceValues(forKeys: Set(keys))
            guard values?.isRegularFile == true, let size = values?.fileSize, size > 4_000 else {
                continue
            }
            if size < best?.size ?? Int.max { best = (size, file) }
        }
        return best?.url
    }
}
