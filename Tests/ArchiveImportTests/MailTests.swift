import ArchiveModel
import Foundation
import TestSupport
import Testing

@testable import ArchiveImport

/// A message with headers that all have.
func mail(
    _ subject: String, id: String = "", from: String = "Ann Lee <ann@lamp.example>",
    headers: [String] = [], type: String = "text/plain; charset=utf-8", body: String
) -> String {
    let identity = id.isEmpty ? [] : ["Message-ID: <\(id)>"]
    let all =
        ["From: \(from)", "Subject: \(subject)", "Date: Fri, 1 Jun 2018 12:30:00 +0200"] + identity
        + ["MIME-Version: 1.0", "Content-Type: \(type)"] + headers
    return all.joined(separator: "\n") + "\n\n" + body + "\n"
}

/// Messages as an mbox.
func mbox(_ messages: [String]) -> String {
    messages.map { "From ann@lamp.example Fri Jun  1 12:30:00 2018\n\($0)\n" }.joined()
}

/// Parts of a message with a boundary between them.
func parts(_ parts: [String]) -> String {
    parts.map { "--wick\n\($0)\n" }.joined() + "--wick--"
}

@Suite("Mail as a blog")
struct MailTests {
    @Test("A message by itself is a post")
    func message() throws {
        let imported = try Imported(
            mail("=?UTF-8?Q?Wick_=26_=C3=B6il?=", id: "1@lamp.example", body: "Burn\nslowly"))
        #expect(imported.report == ImportReport(kind: .mail, isComplete: false))
        #expect(imported.blog?.identity == "mail:ann@lamp.example")
        #expect(imported.blog?.title == "Ann Lee")
        let post = try #require(imported.posts.first)
        #expect(post.identity == "mid:1@lamp.example")
        #expect(post.title == "Wick & öil")
        #expect(post.author == "Ann Lee")
        #expect(post.date?.rfc3339 == "2018-06-01T12:30:00+02:00")
        #expect(post.body == PostBody(text: "Burn\nslowly", format: .plainText))
        #expect(post.words == 2)
    }

    @Test("An mbox is divided where headers follow, not at a sentence")
    func sentences() throws {
        let first = mail(
            "One", id: "1@l", body: "Then:\n\nFrom here on: dark.\n>From the well\n>>From x")
        let imported = try Imported(mbox([first, mail("Two", id: "2@l", body: "Light")]))
        #expect(imported.titles == ["One", "Two"])
        #expect(
            imported.posts.first?.body.text == """
                <p>Then:</p>
                <p>From here on: dark.<br>From the well</p><blockquote><p>From x</p></blockquote>
                """)
    }

    @Test(
        "A message that holds another one whole, divider and all, ends where its length says",
        arguments: ["\n", "\r\n"])
    func statedLengths(end: String) throws {
        let inner = mbox([mail("Inner", id: "3@l", body: "Within")])
        let body = "It said:\n\n\(inner)And that was all.\n"
            .replacing("\n", with: end)
        func file(_ length: Int) throws -> Imported {
            let headers = ["Content-Length: \(length)"]
            let outer = mail("One", id: "1@l", headers: headers, body: "<body>")
            let text = mbox([outer, mail("Two", id: "2@l", body: "Light")])
                .replacing("\n", with: end).replacing("<body>" + end, with: body)
            return try Imported(text)
        }
        let imported = try file(body.utf8.count)
        #expect(imported.titles == ["One", "Two"])
        #expect(imported.posts.first?.body.text.contains("And that was all.") == true)
        // A length that leads nowhere is not believed.
        for wrong in [body.utf8.count - 9, 7, 1_000_000, -1] {
            #expect(try file(wrong).titles == ["One", "Inner", "Two"])
        }
    }

    @Test("The last message's length leads to the end of the file")
    func lastStatedLength() throws {
        let body = "It said:\n\n" + mbox([mail("Inner", id: "3@l", body: "Within")])
        let headers = ["Content-Length: \(body.utf8.count + 1)"]
        let imported = try Imported(mbox([mail("One", id: "1@l", headers: headers, body: body)]))
        #expect(imported.titles == ["One"])
    }

    @Test("Lengths that all lead far ahead take no more time than the file's size")
    func hostileLengths() throws {
        let messages = (0..<4_000).map {
            "From a@l Fri Jun  1 12:30:00 2018\nFrom: a@l\nMessage-ID: <\($0)@l>\n"
                + "Content-Length: 15000000\n\nx\n\n"
        }
        let text =
            messages.joined()
            + String(repeating: String(repeating: "y", count: 999) + "\n", count: 17 << 10)
        let splitter = MailSplitter(
            try PeekedSource(MemorySource(Array(text.utf8))), limit: 1 << 10)
        var count = 0
        let time = try workingTime {
            while try splitter.next() != nil { count += 1 }
        }
        #expect(count == 4_000)
        #expect(time < .seconds(20))
    }

    @Test("Line ends of any system, a mark and blank lines above", arguments: ["\n", "\r\n", "\r"])
    func lineEnds(end: String) throws {
        let text = mbox([mail("One", id: "1@l", body: "a"), mail("Two", id: "2@l", body: "b")])
        let imported = try Imported("\u{FEFF}" + text.replacing("\n", with: end))
        #expect(imported.titles == ["One", "Two"])
        #expect(imported.posts.map(\.body.text) == ["a", "b"])
        let alone = try Imported("\n\n" + mail("One", id: "1@l", body: "a"))
        #expect(alone.titles == ["One"])
    }

    @Test("A reply is a comment of the post that begins its thread, whichever comes first")
    func threads() throws {
        let imported = try Imported(
            mbox([
                mail(
                    "Re: One", id: "3@l", from: "Ned <ned@oil.example>",
                    headers: ["In-Reply-To: <2@l>", "References: <1@l> <2@l>"], body: "third"),
                mail("One", id: "1@l", body: "first"),
                mail(
                    "Re: One", id: "2@l", headers: ["In-Reply-To: your mail", "References: <1@l>"],
                    body: "second"),
                mail("Re: Lost", id: "4@l", headers: ["In-Reply-To: <0@l>"], body: "alone"),
            ]))
        #expect(imported.titles == ["One", "Re: Lost"])
        #expect(imported.comments.map(\.identity) == ["mid:3@l", "mid:2@l"])
        #expect(imported.comments.map(\.postIdentity) == ["mid:1@l", "mid:1@l"])
        #expect(imported.comments.map(\.parentIdentity) == ["mid:2@l", nil])
        #expect(imported.comments.map(\.isByBlogAuthor) == [false, true])
        #expect(imported.comments.map(\.author) == ["Ned", "Ann Lee"])
    }

    @Test("Messages that answer each other, or themselves, are there all the same")
    func circles() throws {
        let imported = try Imported(
            mbox([
                mail("A", id: "1@l", headers: ["In-Reply-To: <2@l>"], body: "a"),
                mail("B", id: "2@l", headers: ["In-Reply-To: <3@l>"], body: "b"),
                mail("C", id: "3@l", headers: ["In-Reply-To: <1@l>"], body: "c"),
                mail("D", id: "4@l", headers: ["References: <4@l>"], body: "d"),
            ]))
        #expect(imported.posts.count + imported.comments.count == 4)
        #expect(imported.posts.count == 2)
    }

    @Test("A message that is there twice is read once")
    func twice() throws {
        let one = mail("One", id: "1@l", body: "a")
        let imported = try Imported(mbox([one, one]))
        #expect(imported.titles == ["One"])
        #expect(imported.repairs == ["1× messages that are there twice read once"])
    }

    @Test("Gmail's own labels are left out, what it threw away too")
    func gmail() throws {
        func labelled(_ id: String, _ labels: String) -> String {
            mail(id, id: "\(id)@l", headers: ["X-Gmail-Labels: \(labels)"], body: "a")
        }
        let imported = try Imported(
            mbox([
                labelled("a", "Inbox,Unread,=?UTF-8?Q?L=C3=A4mpen?=,Important"),
                labelled("b", "Trash"), labelled("c", "Spam,Opened"), labelled("d", "Drafts"),
            ]))
        #expect(imported.titles == ["a", "d"])
        #expect(imported.posts.map(\.labels) == [["Lämpen"], []])
        #expect(imported.posts.map(\.status) == [.published, .draft])
    }

    @Test("A list's name and archive are the blog's; several lists are labels")
    func lists() throws {
        func listed(_ id: String, _ list: String) -> String {
            mail(
                id, id: "\(id)@l", from: "\(id) <\(id)@l.example>",
                headers: [
                    "List-Id: \(list)", "List-Archive: <https://lamp.example/archive>",
                    "Archived-At: <https://lamp.example/archive/\(id)>",
                ], body: "a")
        }
        let one = try Imported(
            mbox([
                listed("a", "\"Lamp talk\" <talk.lamp.example>"),
                listed("b", "<Talk.lamp.example>"),
            ]))
        #expect(one.blog?.identity == "list:talk.lamp.example")
        #expect(one.blog?.title == "Lamp talk")
        #expect(one.blog?.link == "https://lamp.example/archive")
        #expect(one.posts.first?.permalink == "https://lamp.example/archive/a")
        #expect(one.posts.map(\.labels) == [[], []])
        let two = try Imported(
            mbox([listed("a", "Lamps <talk.lamp.example>"), listed("b", "<oil.lamp.example>")]))
        #expect(two.posts.map(\.labels) == [["Lamps"], ["oil"]])
    }

    @Test("A date that is none gives way to when it was received")
    func dates() throws {
        func dated(_ date: String, _ received: String = "") -> String {
            "From: Ann <a@l>\nSubject: x\nDate: \(date)\nReceived: from a by b; \(received)\n\nb\n"
        }
        let received = "Tue, 5 Jun 2018 01:02:03 -0800 (PST)"
        for date in [
            "yesterday", "", "Thu, 1 Jan 1970 00:00:00 +0000", "Sat, 30 Jun 3609 15:33:50",
        ] {
            let imported = try Imported(dated(date, received))
            #expect(imported.posts.first?.date?.rfc3339 == "2018-06-05T01:02:03-08:00", "\(date)")
        }
        #expect(try Imported(dated("yesterday")).posts.first?.date == nil)
    }

    @Test(
        "What no one wrote a name for",
        arguments: [
            ("\"Lee, Ann\" <a@l.example>", "Lee, Ann"), ("a@l.example (Ann Lee)", "Ann Lee"),
            ("<a@l.example>", "a@l.example"), ("\"'Ann Lee'\" <a@l.example>", "Ann Lee"),
            ("=?ISO-8859-1?Q?J=F6?= <a@l.example>", "Jö"), ("Ann Lee", "Ann Lee"),
            ("lamp writers: Ann <a@l.example>, Ned <n@l.example>;", "lamp writers"),
        ])
    func writers(header: String, name: String) throws {
        #expect(try Imported(mail("x", from: header, body: "b")).posts.first?.author == name)
    }

    @Test(
        "What is no word of a subject",
        arguments: [
            ("=?utf-8?B?V2ljaw==?= =?utf-8?B?cw==?=", "Wicks"),
            ("=?utf-8?Q?=C3?= =?utf-8?Q?=B6l?=", "öl"),
            ("Wick\n\tand oil", "Wick and oil"), ("", ""), ("a\u{1}b", "ab"),
            ("=?NONE?B?V2ljaw==?=", "Wick"), ("=?utf-8?Q?never ends", "=?utf-8?Q?never ends"),
        ])
    func subjects(header: String, title: String) throws {
        #expect(try Imported(mail(header, body: "b")).posts.first?.title == title)
    }
}

@Suite("Folders of mail")
struct MailFolderTests {
    @Test("Files of messages are one archive", arguments: TreeForm.allCases)
    func messages(form: TreeForm) throws {
        let imported = try form.read([
            ("2019/a.eml", mail("One", id: "1@l", body: "a")),
            ("2020/b.eml", mbox([mail("Two", id: "2@l", body: "b")])),
            ("2020/c.eml", mail("Re: One", id: "3@l", headers: ["In-Reply-To: <1@l>"], body: "c")),
            ("2020/index.txt", "a list of them"),
        ])
        #expect(imported.report.kind == .mail)
        #expect(imported.titles == ["One", "Two"])
        #expect(imported.comments.map(\.postIdentity) == ["mid:1@l"])
    }

    @Test("A Maildir, with what is thrown away and unfinished", arguments: TreeForm.allCases)
    func maildir(form: TreeForm) throws {
        let imported = try form.read([
            ("cur/1.a:2,S", mail("One", id: "1@l", body: "a")),
            ("cur/2.a:2,ST", mail("Gone", id: "2@l", body: "b")),
            ("cur/3.a:2,D", mail("Draft", id: "3@l", body: "c")),
            ("new/4.a", mail("Two", id: "4@l", body: "d")),
        ])
        #expect(imported.titles == ["One", "Two", "Draft"])
        #expect(imported.posts.map(\.status) == [.published, .published, .draft])
    }

    @Test("Each folder is a blog, and an mbox is one")
    func folders() throws {
        let folder = try TemporaryFolder()
        try folder.write(mail("One", body: "a").utf8, to: "lamp/a.eml")
        try folder.write(mail("Two", body: "b").utf8, to: "lamp/oil/b.eml")
        try folder.write(mbox([mail("Three", body: "c")]).utf8, to: "c.mbox")
        let found = try ArchiveImport.candidates(at: folder.path)
        var titles: [[String]] = []
        for candidate in found {
            let sink = CollectingSink()
            _ = try ArchiveImport.read(candidate, into: sink)
            titles.append(sink.posts.map(\.title))
        }
        #expect(titles.sorted { $0[0] < $1[0] } == [["One"], ["Three"], ["Two"]])
    }

    @Test("An mbox in a zip, a gzip, a tar and a compressed tar")
    func compressed() throws {
        let bytes = Array(mbox([mail("One", body: "a"), mail("Two", body: "b")]).utf8)
        let file = ("Takeout/Mail/Lamp.mbox", bytes)
        let tar = TarWriter.tar([file])
        for archive in [ZipWriter.zip([file]), Gzip.wrap(bytes), tar, Gzip.wrap(tar)] {
            #expect(try Imported(archive).titles == ["One", "Two"])
        }
    }

    @Test("Without GMime there is one clear message")
    func withoutLibrary() throws {
        #expect {
            try MailLibrary.load("libgmime-of-nobody.so", toRead: "/lamp.mbox")
        } throws: { error in
            guard case .unreadable("/lamp.mbox", let reason)? = error as? ImportError else {
                return false
            }
            return reason.hasPrefix("mail needs GMime 3, Debian's libgmime-3.0-0: ")
        }
    }
}

@Suite("Telling mail from other texts")
struct MailShapeTests {
    private func kind(_ text: String) -> ContentKind { ContentKind(head: Array(text.utf8)) }

    @Test("Front matter, an export of Movable Type's and talk of mail are none")
    func others() {
        #expect(kind("---\ntitle: Wick\ndate: 2018-06-01\n---\nBurn") == .piece(.markdown))
        #expect(kind("Title: Wick\nDate: 2018-06-01\nAuthor: Ann\n\nBurn") == .piece(.markdown))
        let typed = "AUTHOR: Ann\nTITLE: Wick\nDATE: 06/01/2018 12:30:00 PM\n-----\nBODY:\nBurn\n"
        #expect(kind(typed) == .archive(.movableType, rootName: ""))
        for text in [
            "From here on it is dark.\nSubject: none", "Subject: Wick\nDate: 2018-06-01\n\nBurn",
            "From: Ann\nTo: Ned", "Date: today\n\nFrom: me",
            "HTTP/1.1 200 OK\nDate: x\nServer: y\n\n",
            "Dear Ann,\nFrom: x\nSubject: y\nMessage-ID: <z>\n",
        ] {
            let kind = kind(text)
            #expect(kind != .piece(.mail) && kind != .archive(.mail, rootName: ""), "\(text)")
        }
    }

    @Test("Mail about front matter and web pages is mail")
    func mails() {
        for body in [
            "---\ntitle: x\n---\n", "<html><body>x</body></html>", "<?xml version=\"1.0\"?><rss>",
        ] {
            #expect(kind(mail("Wick", body: body)) == .piece(.mail))
            #expect(kind(mbox([mail("Wick", body: body)])) == .archive(.mail, rootName: ""))
        }
        #expect(
            kind("From  : Ann <a@l>\nTo   : Ned\nDate : Fri, 1 Jun 2018\nMessage-ID  : <1@l>\n\n")
                == .piece(.mail))
        #expect(kind(mail("Wick", headers: ["Title: x"], body: "b")) != .piece(.markdown))
    }
}
