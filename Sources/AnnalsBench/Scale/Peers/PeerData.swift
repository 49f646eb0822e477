internal import Glibc

/// The posts of a made-up library in the shapes that other programs read.
struct PeerData {
    let plan: MadeLibrary
    /// `FOLDER/POSTS/peers`.
    let folder: String
    private let words = Vocabulary()

    /// The data for a kept library.
    init(for library: KeptLibrary) {
        plan = library.plan
        folder = library.folder + "/peers"
        makeFolder(folder)
    }

    /// An Atom feed, for newsboat.
    func atom() -> String {
        file("posts.atom") { file in
            file.put(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <feed xmlns="http://www.w3.org/2005/Atom"><title>Archive</title>
                <id>tag:made.example,2004:feed</id><link href="http://made.example/"/>
                <updated>2024-01-01T00:00:00Z</updated>

                """)
            forEachPost { post, moment in
                let day = date(moment, "%Y-%m-%dT%H:%M:%SZ")
                file.put("<entry><id>tag:made.example,2004:\(post.serial)</id>")
                file.put("<title>\(post.title)</title><author><name>\(post.author)</name></author>")
                file.put("<link href=\"http://made.example/\(post.serial)\"/>")
                file.put("<published>\(day)</published><updated>\(day)</updated>")
                file.put("<content type=\"html\">")
                file.put(escaping: post.body)
                file.put("</content></entry>\n")
            }
            file.put("</feed>\n")
        }
    }

    /// A mailbox of HTML messages, for neomutt and ripgrep.
    func mailbox() -> String {
        file("posts.mbox") { file in
            forEachPost { post, moment in
                file.put("From made@made.example \(date(moment, "%a %b %e %H:%M:%S %Y"))\n")
                file.put("From: \(post.author) <made@made.example>\nSubject: \(post.title)\n")
                file.put("Date: \(date(moment, "%a, %d %b %Y %H:%M:%S +0000"))\n")
                file.put("Message-ID: <\(post.serial)@made.example>\nMIME-Version: 1.0\n")
                file.put("Content-Type: text/html; charset=utf-8\n\n")
                // No line of a made-up text begins with "From ": each begins with a tag.
                file.put(bytes: post.body)
                file.put("\n")
            }
        }
    }

    /// Lines as sfeed(5) has them, for sfeed_curses.
    func lines() -> String {
        file("posts.tsv") { file in
            forEachPost { post, moment in
                file.put("\(moment)\t\(post.title)\thttp://made.example/\(post.serial)\t")
                file.put(bytes: post.body.map { $0 == 0x0A ? 0x20 : $0 })
                file.put("\thtml\t\(post.serial)\t\(post.author)\t\t\n")
            }
        }
    }

    /// A file for each post, for ripgrep.
    func files() -> String {
        let path = folder + "/files"
        guard access(path, F_OK) != 0 else { return path }
        let unfinished = path + ".new"
        makeFolder(unfinished)
        forEachPost { post, _ in
            let file = OutputFile("\(unfinished)/\(post.serial).html")
            file.put("<h1>\(post.title)</h1>\n")
            file.put(bytes: post.body)
            file.close()
        }
        rename(unfinished, path)
        return path
    }

    private func forEachPost(_ body: (_ post: MadePost, _ moment: Int) -> Void) {
        for archive in plan.counts.indices {
            let first = plan.postsBefore(archive)
            for number in 0..<plan.counts[archive] {
                body(
                    MadePost(first + number, of: plan, archive: archive, words: words),
                    plan.moment(archive: archive, number: number))
            }
        }
    }

    /// A file that is written once and kept.
    private func file(_ name: String, _ write: (OutputFile) -> Void) -> String {
        let path = folder + "/" + name
        guard access(path, F_OK) != 0 else { return path }
        let file = OutputFile(path + ".new")
        write(file)
        file.close()
        rename(path + ".new", path)
        return path
    }
}
