import ArchiveModel
import TestSupport
import Testing

@testable import ArchiveImport

@Suite("What is read of a message")
struct MailBodyTests {
    private func body(_ type: String, _ text: String, headers: [String] = []) throws -> PostBody {
        let imported = try Imported(mail("x", id: "1@l", headers: headers, type: type, body: text))
        return try #require(imported.posts.first).body
    }

    private func multipart(_ kind: String, _ inner: [String]) throws -> PostBody {
        try body("multipart/\(kind); boundary=wick", parts(inner))
    }

    @Test("Of two forms the richer that has anything in it")
    func alternatives() throws {
        let plain = "Content-Type: text/plain\n\nplain"
        let html =
            "Content-Type: text/html\n\n<html><head><title>t</title><style>p{}</style></head><body><p>rich</p></body></html>"
        let amp = "Content-Type: text/x-amp-html\n\n<p>amp</p>"
        #expect(
            try multipart("alternative", [plain, amp, html]).text.trimmed
                == "<html><body><p>rich</p></body></html>")
        #expect(
            try multipart("alternative", [plain, "Content-Type: text/html\n\n<p></p>"])
                == PostBody(text: "plain", format: .plainText))
    }

    @Test("Pictures of the message have a name and no address")
    func pictures() throws {
        let page =
            "Content-Type: text/html\n\n<p>a<img src=\"cid:lamp@l\"><img width=9 src=cid:x alt='An oil'></p>"
        let picture = """
            Content-Type: image/png; name="lamp.png"
            Content-ID: <lamp@l>
            Content-Disposition: inline
            Content-Transfer-Encoding: base64

            QUJD
            """
        #expect(
            try multipart("related", [page, picture]).text
                == "<p>a<img alt=\"lamp.png\" ><img width=9  alt='An oil'></p>")
    }

    @Test("Attachments are listed, signatures and reports to programs are not")
    func attachments() throws {
        let text = try multipart(
            "mixed",
            [
                "Content-Type: text/plain\n\nBurn",
                "Content-Type: application/pdf; name=\"a<b.pdf\"\n\nx",
                "Content-Type: text/plain\nContent-Disposition: attachment; filename*=utf-8''%C3%B6l.txt\n\nx",
                "Content-Type: application/pgp-signature\n\nx",
                "Content-Type: message/delivery-status\n\nx",
            ]
        ).text
        #expect(
            text == """
                <p>Burn</p>
                <hr>
                <p>Attached:</p><ul><li>a&lt;b.pdf</li><li>öl.txt</li></ul>
                """)
    }

    @Test("A message within a message is a quotation")
    func forwarded() throws {
        let inner =
            "Content-Type: message/rfc822\n\nFrom: Ned <n@l>\nSubject: =?utf-8?Q?=C3=B6l?=\nDate: Sat, 2 Jun 2018 01:00:00 +0000\n\nLight"
        #expect(
            try multipart("mixed", ["Content-Type: text/plain\n\nSee:", inner]).text == """
                <p>See:</p>
                <blockquote><p><b>öl</b><br>Ned, 2018-06-02</p><p>Light</p></blockquote>
                """)
    }

    @Test("Quotes are quotes, and lines that flow are joined")
    func quotes() throws {
        #expect(
            try body("text/plain", "You:\n> a\n> > b\n>> c\nMe")
                == PostBody(
                    text:
                        "<p>You:</p><blockquote><p>a</p><blockquote><p>b<br>c</p></blockquote></blockquote><p>Me</p>",
                    format: .html))
        #expect(
            try body("text/plain; format=flowed", "One \ntwo\n From x\n-- \nAnn")
                == PostBody(text: "One two\nFrom x\n-- \nAnn", format: .plainText))
        #expect(try body("text/plain; format=flowed; delsp=yes", "ab \ncd").text == "abcd")
    }

    @Test(
        "Transfer encodings, also with odd names",
        arguments: [
            ("base64", "w7Zs"), ("quoted-printable", "=C3=B6=\nl"), ("8bit", "öl"),
            ("BINARY", "öl"),
            ("x-uuencode", "begin 644 a\n#P[9L\n`\nend"), ("7-bit", "öl"),
        ])
    func transfer(encoding: String, text: String) throws {
        let headers = ["Content-Transfer-Encoding: \(encoding)"]
        #expect(try body("text/plain; charset=utf-8", text, headers: headers).text == "öl")
    }

    @Test(
        "A charset that is old, wrong, made up or missing",
        arguments: [
            ("iso-8859-1", "=F6l", "öl"), ("us-ascii", "=C3=B6l", "öl"),
            ("iso-8859-1", "=C3=B6l", "öl"), ("x-lamp", "=C3=B6l", "öl"),
            ("gb2312", "=B5=C6=CB=FE", "灯塔"), ("iso-2022-jp", "=1B$B$\"=1B(B", "あ"),
            ("us-ascii", "=1B$B$\"=1B(B", "あ"), ("windows-1251", "=CC=E0=FF=EA", "Маяк"),
        ])
    func charsets(name: String, text: String, shown: String) throws {
        let headers = ["Content-Transfer-Encoding: quoted-printable"]
        #expect(try body("text/plain; charset=\(name)", text, headers: headers).text == shown)
    }

    @Test("A file within plain text is listed, not shown")
    func uuencoded() throws {
        let text = try body("text/plain", "Burn\nbegin 644 a.gif\n#P[9L\n`\nend\nbegin 7 to eat")
            .text
        #expect(text.hasPrefix("<p>Burn<br>begin 7 to eat</p>"))
        #expect(text.contains("<li>a.gif</li>"))
    }

    @Test("What a newsletter hides is not read")
    func hidden() throws {
        let html = """
            <body><div style="Display : none; max-height:0">Preview <div>in</div> here</div>
            <div>&zwnj;&nbsp;&zwnj;&nbsp;&#847; &zwnj;&nbsp;\u{200B}</div><!--[if mso]><p>old</p><![endif]-->
            <p>Burn&nbsp;slowly</p><p style="display:none">never ends</body>
            """
        let text = try body("text/html; charset=utf-8", html).text
        #expect(!text.contains("Preview") && !text.contains("here") && !text.contains("zwnj"))
        #expect(!text.contains("old"))
        #expect(text.contains("<p>Burn&nbsp;slowly</p>") && text.contains("never ends"))
    }
}
