internal import Glibc

/// Imports damaged copies of real archives and says which do harm.
///
///     annals-bench damage COUNT SEED [FOLDER…]
///
/// Of every file below the folders (the corpus unless said) it makes `COUNT` copies that are cut off
/// somewhere and as many with bytes turned, stretches left out, doubled or put in, all at places
/// that the seed gives. Of a file above a megabyte only the first is taken. The limits are those of
/// ``HostileBench``.
struct MutationBench {
    let program: String
    let folder: String
    let count: Int
    let seed: UInt64

    private static let prefixLength = 1 << 20
    /// Ten seconds, and four times that on a busy machine.
    private static let seconds = 40.0

    /// Runs over all files below the folders; false when a copy did harm.
    func run(_ folders: [String]) -> Bool {
        let files = Self.files(in: folders)
        guard !files.isEmpty else {
            print("skipped: no corpus; ANNALS_CORPUS says where it is")
            return true
        }
        var (runs, faults, worstTime, worstMemory) = (0, 0, UInt64(0), 0)
        for file in files {
            let original = Self.bytes(of: file, limit: Self.prefixLength)
            guard !original.isEmpty else { continue }
            // The same file has the same damage whatever other files there are.
            let own = file.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
            var random = SplitMix64(seed: own)
            for number in 0..<2 * count {
                var copy = original
                let kind = Damage.of(number, count: count)
                kind.apply(to: &copy, &random)
                let (time, memory, found) = measureImport(copy, named: file)
                runs += 1
                worstTime = max(worstTime, time)
                worstMemory = max(worstMemory, memory)
                guard !found.isEmpty else { continue }
                faults += 1
                let kept = "\(folder)-harm-\(faults)"
                let out = FileWriter(kept)
                out.put(copy)
                print(
                    "\(file) #\(number) (\(kind)): \(found.joined(separator: ", ")); kept: \(kept)")
                fflush(nil)
            }
        }
        print(
            "\(runs) damaged copies of \(files.count) files, seed \(seed): \(faults) do harm; at most "
                + "\(Table.milliseconds(worstTime)), \(Table.megabytes(worstMemory))")
        return faults == 0
    }

    private func measureImport(
        _ bytes: [UInt8], named file: String
    ) -> (time: UInt64, memory: Int, faults: [String]) {
        let name = file.split(separator: "/").last.map(String.init) ?? "archive"
        let place = folder + "/damaged"
        mkdir(place, 0o700)
        let archive = place + "/" + name
        let library = folder + "/library.db"
        do {
            let out = FileWriter(archive)
            out.put(bytes)
        }
        defer {
            unlink(archive)
            rmdir(place)
            for end in ["", "-wal", "-shm"] { unlink(library + end) }
        }
        let run = BoundedRun(
            [program, "--library", library, "import", archive], seconds: Self.seconds)
        var faults: [String] = []
        switch run.ending {
        case .hung: faults.append("hangs")
        case .killed(let signal): faults.append("crashes with signal \(signal)")
        case .exited(let status) where status > 2: faults.append("ends with \(status)")
        case .exited: break
        }
        if run.memory > HostileBench.memoryLimit { faults.append("takes too much memory") }
        faults += HostileBench.faults(ofLibrary: library, program: program)
        return (run.processorTime, run.memory, faults)
    }

    /// The plain files below some folders, or of the corpus, in order.
    private static func files(in folders: [String]) -> [String] {
        let named = getenv("ANNALS_CORPUS").map { String(cString: $0) }
        let project = #filePath.split(separator: "/").dropLast(5).reduce("") { $0 + "/" + $1 }
        let roots = folders.isEmpty ? [named ?? project + "/shared/corpus"] : folders
        return roots.flatMap { files(below: $0, depth: 0) }
    }

    private static func files(below path: String, depth: Int) -> [String] {
        var status = stat()
        guard depth < 12, lstat(path, &status) == 0 else { return [] }
        if status.st_mode & S_IFMT == S_IFREG { return status.st_size > 0 ? [path] : [] }
        guard status.st_mode & S_IFMT == S_IFDIR, let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted().flatMap { files(below: path + "/" + $0, depth: depth + 1) }
    }

    /// The first bytes of a file; none of one that cannot be read.
    static func bytes(of path: String, limit: Int = .max) -> [UInt8] {
        guard let file = fopen(path, "r") else { return [] }
        defer { fclose(file) }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: min(limit, max(0, ftell(file))))
        rewind(file)
        let count = fread(&bytes, 1, bytes.count, file)
        return Array(bytes.prefix(count))
    }
}

/// What is done to a copy of an archive.
enum Damage {
    case cutOff
    case turnedBits
    case missingStretch
    case doubledStretch
    case foreignBytes

    /// The damage of a copy by its number: half are cut off, the others get all kinds in turn.
    static func of(_ number: Int, count: Int) -> Damage {
        guard number >= count else { return .cutOff }
        return [.turnedBits, .missingStretch, .doubledStretch, .foreignBytes][(number - count) % 4]
    }

    /// Does it.
    func apply(to bytes: inout [UInt8], _ random: inout SplitMix64) {
        switch self {
        case .cutOff: bytes.removeSubrange(random.below(bytes.count)...)
        case .turnedBits:
            for _ in 0...random.below(16) {
                bytes[random.below(bytes.count)] ^= 1 << UInt8(random.below(8))
            }
        case .missingStretch: bytes.removeSubrange(Self.stretch(of: bytes, &random))
        case .doubledStretch:
            let stretch = Array(bytes[Self.stretch(of: bytes, &random)])
            bytes.insert(contentsOf: stretch, at: random.below(bytes.count))
        case .foreignBytes:
            let foreign: [[UInt8]] = [
                [0], [0xFF, 0xFE], [0xC3], Array("<!--".utf8), Array("<![CDATA[".utf8),
                Array("&".utf8), Array("\"".utf8), Array("]]>".utf8), Array("{[".utf8),
                Array("\r\n---\r\n".utf8), Array("</".utf8), [0x1B, 0x5B], [0xED, 0xA0, 0x80],
            ]
            for _ in 0...random.below(8) {
                bytes.insert(
                    contentsOf: foreign[random.below(foreign.count)], at: random.below(bytes.count))
            }
        }
    }

    private static func stretch(of bytes: [UInt8], _ random: inout SplitMix64) -> Range<Int> {
        let start = random.below(bytes.count)
        return start..<min(bytes.count, start + 1 + random.below(max(1, bytes.count / 4)))
    }
}
