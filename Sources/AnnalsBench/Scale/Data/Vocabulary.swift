/// A made-up language with the statistics of written English: a few words are half of a text, tens
/// of thousands share the rest, and new ones never end.
///
/// The size and the speed of a search index depend on how often words repeat, not on what they
/// mean. The first words are English ones in the order of their frequency, the others are made of
/// syllables, the shorter the more frequent; frequencies follow Zipf's law (1949).
struct Vocabulary {
    /// How many words there are besides the names that are made as a text goes on.
    static let size = 50_000

    private let letters: [UInt8]
    private let starts: [Int32]
    /// A word's number as often as its frequency in 2^20 words wants it.
    private let table: [UInt16]
    private static let tableSize = 1 << 20

    /// Makes it; the same one each time.
    init() {
        let words = Self.words()
        letters = words.flatMap { $0 }
        var starts: [Int32] = [0]
        for word in words { starts.append((starts.last ?? 0) + Int32(word.count)) }
        self.starts = starts
        table = Self.table()
    }

    /// A word's number by its frequency.
    func pick(_ random: inout SplitMix64) -> Int { Int(table[random.below(Self.tableSize)]) }

    /// Writes a word.
    func put(_ number: Int, to output: inout [UInt8]) {
        letters.withUnsafeBufferPointer { letters in
            let word = letters[Int(starts[number])..<Int(starts[number + 1])]
            output.append(contentsOf: UnsafeBufferPointer(rebasing: word))
        }
    }

    /// A word as a string.
    func word(_ number: Int) -> String {
        var bytes: [UInt8] = []
        put(number, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes a name or a rare word, one of many millions.
    static func putName(_ random: inout SplitMix64, to output: inout [UInt8]) {
        var name: [UInt8] = []
        for _ in 0..<(2 + random.below(2)) { putSyllable(&random, to: &name) }
        name[0] -= 0x20
        output += name
    }

    /// Frequencies as 1 by (rank + 2.7), Mandelbrot's form of the law, which English follows well.
    private static func table() -> [UInt16] {
        let weights = (0..<size).map { 1 / (Double($0) + 2.7) }
        let sum = weights.reduce(0, +)
        var table: [UInt16] = []
        table.reserveCapacity(tableSize)
        var total = 0.0
        for (number, weight) in weights.enumerated() {
            total += weight
            let end = min(tableSize, Int(total / sum * Double(tableSize)))
            while table.count < end { table.append(UInt16(number)) }
        }
        while table.count < tableSize { table.append(0) }
        return table
    }

    private static func words() -> [[UInt8]] {
        var random = SplitMix64(seed: 1_949)
        var words = common.map { Array($0.utf8) }
        var known = Set(words)
        while words.count < size {
            // About as many syllables as words of that rank have letters for.
            let most = words.count < 600 ? 1 : words.count < 8_000 ? 2 : 3
            var word: [UInt8] = []
            for _ in 0..<(1 + random.below(most)) { putSyllable(&random, to: &word) }
            if random.below(4) == 0 { word += endings[random.below(endings.count)] }
            if word.count > 2, known.insert(word).inserted { words.append(word) }
        }
        return words
    }

    private static func putSyllable(_ random: inout SplitMix64, to word: inout [UInt8]) {
        // The smaller of two numbers: the first letters are the more common ones.
        word += onsets[min(random.below(onsets.count), random.below(onsets.count))]
        word += vowels[min(random.below(vowels.count), random.below(vowels.count))]
        if random.below(2) == 0 { word += codas[random.below(codas.count)] }
    }

    private static let onsets = list(
        "t s r n l d c m p b h f w g st tr v pr k ch sh br gr cl th pl fr cr sp dr bl wh j qu sc str"
    )
    private static let vowels = list("e a i o u ea ou ai ee oo ie")
    private static let codas = list("n r s t l d m ck ng nt st nd p ss ll rd x")
    private static let endings = list("s ed ing er ly ion al ness able ment ity ous")

    private static let common =
        """
        the of and to a in that it is was for on with as he be at by i this had not are but from \
        or have an they which one you were all her she there would their we him been has when who \
        will no more if out so what up said about into than its them can only other time new some \
        could these two may first then do any like my now over such our man me even most made \
        after also did many off before must well back through years much where your way down \
        should because long each just state those people too mr how little good world make very \
        year still see work life great old day never same here under last us off another know \
        while against place might again house right few own use find told side yet head night \
        water think came every went look part far left hand began small city seemed write once \
        book read letter morning thing sea light road field garden winter summer spring window \
        door school street friend music picture story idea word page post blog river hill tree
        """.split(separator: " ").map(String.init).unrepeated

    private static func list(_ text: String) -> [[UInt8]] {
        text.split(separator: " ").map { Array($0.utf8) }
    }
}

extension [String] {
    /// The words, each where it comes first.
    fileprivate var unrepeated: [String] {
        var known: Set<String> = []
        return filter { known.insert($0).inserted }
    }
}
