import Foundation

/// Unicode's own data and test files, as Debian's `unicode-data` installs them.
public enum UnicodeData {
    /// A file of the data base; nil, with a word on the output, where it isn't installed.
    public static func file(_ path: String) -> [UInt8]? {
        let folder = URL(filePath: "/usr/share/unicode")
        guard let data = try? Data(contentsOf: folder.appending(path: path)) else {
            print("skipped: no \(path) (Debian's unicode-data)")
            return nil
        }
        return [UInt8](data)
    }

    /// The lines of a file without comments and blank ones; nil where it isn't installed.
    public static func lines(_ path: String) -> [Substring]? {
        guard let bytes = file(path) else { return nil }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
            let data = line.prefix { $0 != "#" }
            return data.allSatisfy(\.isWhitespace) ? nil : data
        }
    }

    /// The scalars of a file of properties (`0041..005A ; value`) that have a value; nil where it
    /// isn't installed.
    public static func scalars(_ path: String, where isWanted: (String) -> Bool) -> Set<UInt32>? {
        guard let lines = lines(path) else { return nil }
        var found: Set<UInt32> = []
        for line in lines {
            let fields = line.split(separator: ";").map { $0.trimmingCharacters(in: .whitespaces) }
            guard fields.count > 1, isWanted(fields[1]) else { continue }
            let ends = fields[0].split(separator: ".").compactMap { UInt32($0, radix: 16) }
            if let first = ends.first, let last = ends.last { found.formUnion(first...last) }
        }
        return found
    }
}
