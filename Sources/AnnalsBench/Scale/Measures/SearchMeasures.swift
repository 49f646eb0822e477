/// From the last key of a query to the first posts that were found, on the screen.
struct SearchMeasures {
    /// What was typed, and how long it took in nanoseconds; nil where nothing came in 10 seconds.
    typealias Time = (query: String, time: UInt64?)

    let library: KeptLibrary

    /// Measures some dozens of queries.
    /// - Returns: The times, and the peak of the reader's memory in bytes.
    func measure() -> (times: [Time], memory: Int) {
        let session = ReadingSession(library.reader)
        session.terminal.press("s")
        session.settle()
        // The first search opens the index, as a person's first key does.
        let times: [Time] = queries().map { query in
            let time = type(query, in: session)
            session.terminal.press("\u{15}")
            session.settle()
            return (query, time)
        }
        return (times, session.terminal.peakMemory)
    }

    private func type(_ query: String, in session: ReadingSession) -> UInt64? {
        let terminal = session.terminal
        var pressedAt = now()
        for key in query {
            // Quick typing.
            terminal.settle(milliseconds: 60)
            pressedAt = now()
            terminal.press(String(key))
        }
        let end = String(query.suffix(20))
        return terminal.time(since: pressedAt, limit: 10_000_000_000) { screen in
            let lines = screen.lines
            guard lines[23].contains(end), !lines[1].contains("Looking") else { return false }
            return lines[1].contains("Nothing found")
                || lines[1].contains(" post") && lines[4].contains { $0 != " " }
        }
    }

    /// Rare and frequent words, beginnings of two letters, phrases, fields.
    private func queries() -> [String] {
        let words = Vocabulary()
        var random = SplitMix64(seed: 20)
        var queries = ["th", "qu", "st", "wh", MadePost.rareWord, "the", "water", "of the"]
        for most in [300, 300, 3_000, 3_000, 20_000, 50_000, 50_000] {
            queries.append(words.word(random.below(most)))
        }
        for _ in 0..<4 { queries.append(String(words.word(300 + random.below(20_000)).prefix(2))) }
        for _ in 0..<4 {
            queries.append(words.word(random.below(200)) + " " + words.word(random.below(2_000)))
        }
        queries += ["\"of the\"", "\"in the city\"", "small -city", "garden or window"]
        queries += ["title:the", "light in:2011", "author:author water", "sea before:2009"]
        queries += ["has:comments winter", "label:\(words.word(400)) the", "has:code river"]
        return queries
    }
}
