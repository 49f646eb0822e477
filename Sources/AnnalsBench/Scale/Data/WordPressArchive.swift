/// Writes an archive of a made-up library as a WordPress export.
struct WordPressArchive {
    let library: MadeLibrary
    let archive: Int
    let words: Vocabulary

    /// Writes it to a file.
    func write(to path: String) {
        let file = OutputFile(path)
        let address = MadeLibrary.address(archive)
        file.put(
            """
            <?xml version="1.0" encoding="UTF-8" ?>
            <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" \
            xmlns:content="http://purl.org/rss/1.0/modules/content/" \
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
            <channel><title>\(MadeLibrary.title(archive))</title><link>\(address)</link>
            <language>en</language><wp:wxr_version>1.2</wp:wxr_version>
            <wp:base_blog_url>\(address)</wp:base_blog_url>

            """)
        let first = library.postsBefore(archive)
        for number in 0..<library.counts[archive] {
            let post = MadePost(first + number, of: library, archive: archive, words: words)
            put(post, number: number, to: file)
        }
        file.put("</channel></rss>\n")
        file.close()
    }

    private func put(_ post: MadePost, number: Int, to file: OutputFile) {
        let moment = date(library.moment(archive: archive, number: number), "%Y-%m-%d %H:%M:%S")
        let address = MadeLibrary.address(archive)
        file.put("<item><title>\(post.title)</title><link>\(address)/\(number).html</link>\n")
        file.put("<dc:creator><![CDATA[\(post.author)]]></dc:creator>\n")
        file.put("<guid isPermaLink=\"false\">\(address)/?p=\(number)</guid>\n")
        file.put("<content:encoded><![CDATA[")
        file.put(bytes: post.body)
        file.put(
            """
            ]]></content:encoded>
            <wp:post_id>\(number)</wp:post_id><wp:post_date>\(moment)</wp:post_date>
            <wp:post_date_gmt>\(moment)</wp:post_date_gmt>
            <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>

            """)
        for label in post.labels {
            file.put("<category domain=\"post_tag\" nicename=\"l\(label)\">")
            file.put("<![CDATA[\(words.word(400 + label))]]></category>\n")
        }
        for (index, comment) in post.comments.enumerated() {
            file.put("<wp:comment><wp:comment_id>\(number * 8 + index)</wp:comment_id>")
            file.put("<wp:comment_author>Visitor \(comment.author)</wp:comment_author>")
            file.put("<wp:comment_date>\(moment)</wp:comment_date>")
            file.put("<wp:comment_date_gmt>\(moment)</wp:comment_date_gmt>")
            file.put("<wp:comment_approved>1</wp:comment_approved><wp:comment_content>")
            file.put(bytes: comment.text)
            file.put("</wp:comment_content></wp:comment>\n")
        }
        file.put("</item>\n")
    }
}
