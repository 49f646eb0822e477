import Prose
import Testing

@testable import Typesetting

@Suite struct PageTests {
    @Test func `a paragraph is set in lines of the width`() {
        let page = page([.paragraph([.text("The lens at Fastnet turned on.")])], width: 12)
        #expect(
            page.dump() == """
                The lens at
                Fastnet
                turned on.
                """)
    }
}
