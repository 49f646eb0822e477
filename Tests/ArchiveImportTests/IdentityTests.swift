import Testing

@testable import ArchiveImport

@Suite struct IdentityTests {
    @Test(
        arguments: [
            ("tag:blogger.com,1999:blog-7.post-12", "12"),
            ("tag:blogger.com,1999:blog-7.page-12", "12"),
            ("tag:blogger.com,1999:blog-7.post-12x", nil),
            ("tag:blogger.com,1999:blog-7.post-", nil),
            ("tag:blogger.com,1999:blog-7", nil), ("http://h/a.post-b", nil),
        ] as [(String, String?)])
    func bloggersNumbersAreFound(_ id: String, _ number: String?) {
        #expect(Identity.bloggerPost(id) == number)
    }
}
