internal import ArchiveModel

/// The pages of the web that a folder holds, put together by site.
struct PageGroups {
    /// How many there are.
    private(set) var count = 0

    /// The bytes of the pages in each folder that is named after a host, by its path.
    private var sites: [String: Int64] = [:]
    /// Those of pages in no such folder.
    private var otherByteCount: Int64 = 0

    /// Takes a page by its path below what is looked through.
    mutating func take(_ name: String, byteCount: Int64) {
        count += 1
        let folders = name.split(separator: "/").dropLast()
        if let host = folders.firstIndex(where: { MirrorAddress.isHost(String($0)) }) {
            sites[folders[...host].joined(separator: "/"), default: 0] += byteCount
        } else {
            otherByteCount += byteCount
        }
    }

    /// The folders that are an archive each, in order of their names: that of each host where there
    /// are several, else all there is.
    var folders: [ImportCandidate.Folder] {
        let hosts = Set(sites.keys.map { Self.host($0) })
        guard hosts.count > 1 else {
            let byteCount = sites.values.reduce(otherByteCount, +)
            return [ImportCandidate.Folder(name: "", kind: .webPages, byteCount: byteCount)]
        }
        return sites.sorted { $0.key < $1.key }.map {
            ImportCandidate.Folder(name: $0.key, kind: .webPages, byteCount: $0.value)
        }
    }

    /// The host a folder is named after; with and without `www.` it is one.
    private static func host(_ folder: String) -> String {
        let name = folder.split(separator: "/").last.map { $0.lowercased() } ?? ""
        return name.hasPrefix("www.") ? String(name.dropFirst(4)) : name
    }
}
