internal import Glibc

/// Containers made to do harm, and folders with things in them that are no files.
extension HostileCase {
    private static let feed =
        "<rss version='2.0'><channel><title>Log</title><item><guid>7</guid><title>Fog</title>"
        + "<description>fog</description></item></channel></rss>"

    static let containers: [HostileCase] = [
        HostileCase(
            name: "gzip-of-10-gb",
            make: { folder in
                let out = FileWriter(folder + "/log.xml.gz")
                let zeros = packedZeros(folder)
                for _ in 0..<100 { out.put(zeros) }
                return "log.xml.gz"
            }),
        HostileCase(
            name: "zip-of-10-gb",
            make: { folder in
                let packed = packedZeros(folder)
                let zip = ZipWriter(folder + "/log.zip")
                zip.add("feed.xml", Array(feed.utf8))
                for number in 0..<100 { zip.add(gzip: packed, as: "fog-\(number).xml") }
                zip.finish()
                return "log.zip"
            }),
        HostileCase(
            name: "zip-in-zip-in-zip",
            make: { folder in
                var inner = Array(feed.utf8)
                for level in 0..<50 {
                    let path = folder + "/log.zip"
                    let zip = ZipWriter(path)
                    zip.add(level == 0 ? "feed.xml" : "log.zip", inner)
                    zip.finish()
                    inner = MutationBench.bytes(of: path)
                }
                return "log.zip"
            }),
        HostileCase(
            name: "zip-of-1000000-names",
            make: { folder in
                let zip = ZipWriter(folder + "/log.zip")
                zip.add("feed.xml", Array(feed.utf8))
                for number in 0..<million { zip.add("posts/\(number).md", []) }
                zip.finish()
                return "log.zip"
            }),
        HostileCase(
            name: "tar-of-ways-out",
            make: { folder in
                let tar = TarWriter(folder + "/log.tar")
                tar.add("../outside.txt", Array("out".utf8))
                tar.add("/tmp/annals-outside.txt", Array("out".utf8))
                tar.add("a/../../outside.txt", Array("out".utf8))
                tar.add("link.xml", kind: "2", to: "secret.txt")
                tar.add("hard.xml", kind: "1", to: "secret.txt")
                tar.add("root.xml", kind: "2", to: "/etc/passwd")
                tar.add("device", kind: "3", to: "")
                tar.add("block", kind: "4", to: "")
                tar.add("pipe", kind: "6", to: "")
                tar.add("link.xml/under.xml", Array("out".utf8))
                tar.add("feed.xml", Array(feed.utf8))
                tar.finish()
                return "log.tar"
            }, posts: 1),
        file("tar-of-a-huge-size", "log.tar") { out in
            out.put(TarWriter.header("feed.xml", size: 0o7_777_777_777, kind: "0", to: ""))
            out.put(feed)
        },
    ]

    static let folders: [HostileCase] = [
        HostileCase(
            name: "folder-of-links-and-devices",
            make: { folder in
                let top = folder + "/log"
                mkdir(top, 0o700)
                FileWriter(top + "/feed.xml").put(feed)
                symlink("../secret.txt", top + "/out.xml")
                symlink("/", top + "/root")
                symlink(".", top + "/loop")
                symlink("..", top + "/up")
                symlink("self", top + "/self")
                symlink("/dev/zero", top + "/zero.xml")
                symlink("nowhere", top + "/nowhere.xml")
                mkfifo(top + "/pipe.xml", 0o600)
                mkfifo(top + "/2003-01-06-fog.md", 0o600)
                return "log"
            }, posts: 1),
        HostileCase(
            name: "folder-1000-deep",
            make: { folder in
                // Level by level, for no path may be that long.
                let home = open(".", O_RDONLY | O_DIRECTORY)
                defer { close(home) }
                chdir(folder)
                for level in 0..<1_000 {
                    let name = level == 0 ? "log" : "deeper"
                    mkdir(name, 0o700)
                    chdir(name)
                    if level == 0 { FileWriter("feed.xml").put(feed) }
                }
                fchdir(home)
                return "log"
            }, posts: 1),
        HostileCase(
            name: "a-pipe-for-a-file",
            make: { folder in
                mkfifo(folder + "/feed.xml", 0o600)
                return "feed.xml"
            }),
        HostileCase(
            name: "a-device-for-a-file",
            make: { folder in
                symlink("/dev/zero", folder + "/feed.xml")
                return "feed.xml"
            }),
    ]

    /// 100 MB of zeros as gzip has them, about 100 KB.
    private static func packedZeros(_ folder: String) -> [UInt8] {
        let path = folder + "/zeros.gz"
        defer { unlink(path) }
        let command = "head -c 104857600 /dev/zero | gzip -9n > '\(path)'"
        _ = measure(["/bin/sh", "-c", command])
        return MutationBench.bytes(of: path)
    }
}
