import Testing
import Typesetting

@testable import ReaderModel

/// `:set hyphens` with a post open, and what its dictionary has to do with it.
@Suite("Divided words")
struct HyphensTests {
    /// A driver whose post is open, and which doesn't read dictionaries before it is told.
    private func reading() -> Driver {
        let driver = Driver(FakePost.blog(3), columns: 100)
        driver.press("<Enter>")
        driver.holdsAnswers = true
        return driver
    }

    private func divides(_ driver: Driver) -> String? {
        driver.state.reading?.page.options.hyphenation
    }

    private func asked(_ driver: Driver) -> [String] {
        driver.effects.compactMap {
            if case .readDictionary(let language) = $0 { language } else { nil }
        }
    }

    @Test("The page waits for its dictionary, and then divides words")
    func waits() {
        let driver = reading()
        driver.press(":set language de hyphens<Enter>")
        #expect(asked(driver) == ["de"])
        #expect(divides(driver) == "")
        driver.press("j")
        #expect(divides(driver) == "")
        driver.answerLater()
        #expect(divides(driver) == "de")
    }

    @Test("A dictionary that is being read is not asked for again")
    func once() {
        let driver = reading()
        driver.press(":set language de hyphens<Enter>:set hyphens<Enter>")
        #expect(asked(driver) == ["de"])
    }

    @Test("One that comes after the language has changed divides nothing")
    func late() {
        let driver = reading()
        driver.press(":set language de hyphens<Enter>:set language en<Enter>")
        #expect(asked(driver) == ["de", "en"])
        driver.send(.dictionaryRead(language: "de"))
        #expect(divides(driver) == "")
        driver.send(.dictionaryRead(language: "en"))
        #expect(divides(driver) == "en")
    }

    @Test("Nothing is asked for when words are to stay whole")
    func off() {
        let driver = reading()
        driver.press(":set language de<Enter>:set nohyphens<Enter>")
        #expect(asked(driver) == [])
        driver.press(":set hyphens<Enter>:set nohyphens<Enter>")
        driver.answerLater()
        #expect(divides(driver) == "")
    }

    @Test("A dictionary that cannot be read off the page's way is read there")
    func failed() {
        let driver = reading()
        driver.press(":set language en hyphens<Enter>")
        driver.send(.failed("Cannot read: no thread is left", in: .dictionary))
        #expect(divides(driver) == "en")
    }

    @Test("That there is no dictionary is said, and which package may have one")
    func missing() {
        let driver = reading()
        driver.press(":set language haw hyphens<Enter>")
        #expect(
            driver.message
                == "language haw · hyphens on: no dictionary for haw here; package hyphen-haw may have one"
        )
        driver.answerLater()
        driver.press(":set language auto<Enter>")
        #expect(driver.message == "language auto: this post does not say its language")
    }
}
