/// Words that belong to the number beside them: `40 |million`, `9 |October |2018`, `Figure |3`,
/// `10 |Downing |Street`.
enum NumberWords {
    // MARK: After a number

    /// How much, and of what.
    private static let measures = WordKey.keys(
        """
        hundred thousand million millions billion billions trillion trillions percent dozen \
        second seconds minute minutes hour hours day days week weeks month months year years \
        metre metres meter meters kilometre kilometres kilometer kilometers centimetre centimetres \
        centimeter centimeters millimetre millimetres millimeter millimeters mile miles foot feet \
        inch inches yard yards acre acres hectare hectares gram grams kilogram kilograms kilo kilos \
        pound pounds ton tons tonne tonnes ounce ounces litre litres liter liters gallon gallons \
        degree degrees dollar dollars euro euros cent cents pence byte bytes kilobyte kilobytes \
        megabyte megabytes gigabyte gigabytes terabyte terabytes pixel pixels watt watts volt volts \
        milliseconds minuten sekunden sekunde stunde stunden tage tagen woche wochen monat monate \
        monaten jahr jahre jahren kilometern metern zentimeter grad prozent tausend millionen \
        milliarde milliarden secondes heure heures jours semaine semaines mois ans années an \
        mètres mètre kilomètres kilomètre degrés milliard milliards segundo segundos minutos hora \
        horas días dias semana semanas mes meses año años ano anos metros kilómetros quilômetros \
        grados graus millón millones milhão milhões mil dólares secondi minuti ore giorno giorni \
        settimane mesi anno anni metri chilometri gradi milioni miliardi
        """)
    /// What a hundred comes after: `59 per cent`.
    private static let of = WordKey.keys("per pour por")
    private static let hundreds = WordKey.keys("cent cento ciento")
    private static let joints = WordKey.keys("de di")
    private static let streets = WordKey.keys(
        """
        street st road rd avenue ave lane square place drive boulevard blvd terrace way court row \
        crescent hill gardens park close gate mews broadway
        """)

    /// Whether the words after a place belong to the number that ends before it.
    static func follow(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        guard let word = WordKey(text, range, at: at) else { return false }
        if measures.contains(word.letters) || isMonth(word) { return true }
        guard var next = nextWord(text, range, after: word) else { return false }
        if !word.isCapitalised {
            return of.contains(word.letters) && hundreds.contains(next.letters)
                || joints.contains(word.letters) && isMonth(next)
        }
        // A street's name has three words at most, `10 Old Kent Road`.
        for _ in 0..<2 {
            guard next.isCapitalised else { return false }
            if streets.contains(next.letters) { return true }
            guard let further = nextWord(text, range, after: next) else { return false }
            next = further
        }
        return false
    }

    /// Whether a word before a place and that after it go on what a number began.
    static func goOn(_ text: [UInt8], _ range: Range<Int>, _ word: WordKey, at: Int) -> Bool {
        let isCapital = WordKey.isCapital(text, at, end: range.upperBound)
        let isStreet = isCapital && word.isCapitalised
        let isMonthJoint = joints.contains(word.letters)
        guard isStreet || isMonthJoint || of.contains(word.letters),
            word.start - 2 >= range.lowerBound, text[word.start - 2] &- 0x30 < 10,
            text[word.start - 1] == 0x20, let next = WordKey(text, range, at: at)
        else { return false }
        if isStreet { return streets.contains(next.letters) }
        return isMonthJoint ? isMonth(next) : hundreds.contains(next.letters)
    }

    private static func nextWord(
        _ text: [UInt8], _ range: Range<Int>, after word: WordKey
    ) -> WordKey? {
        guard word.end + 1 < range.upperBound, text[word.end] == 0x20 else { return nil }
        return WordKey(text, range, at: word.end + 1)
    }

    // MARK: Months

    /// Months that are written with a capital.
    private static let months = WordKey.keys(
        """
        january february march april may june july august september october november december jan \
        feb mar apr jun jul aug sep sept oct nov dec januar jänner februar märz mai juni juli \
        oktober dezember
        """)
    /// Months that need none, in French, Spanish, Portuguese and Italian.
    private static let smallMonths = WordKey.keys(
        """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre enero \
        febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre janeiro \
        fevereiro março maio junho julho setembro outubro dezembro gennaio febbraio aprile maggio \
        giugno luglio settembre ottobre dicembre
        """)

    static func isMonth(_ word: WordKey) -> Bool {
        smallMonths.contains(word.letters) || word.isCapitalised && months.contains(word.letters)
    }

    /// Whether a month after a place follows the day before it, a number with a sign of its own:
    /// `3rd |March`, `3. |März`, `1er |mars`.
    static func isMonthOfDay(_ text: [UInt8], _ range: Range<Int>, at: Int) -> Bool {
        var start = at - 1
        while start > range.lowerBound, at - start <= 5, text[start - 1] > 0x20 { start -= 1 }
        guard text[start] &- 0x30 < 10, start == range.lowerBound || text[start - 1] <= 0x20,
            let word = WordKey(text, range, at: at)
        else { return false }
        return isMonth(word)
    }

    // MARK: Before a number

    /// Words that start a sentence rather than name what is numbered.
    private static let small = WordKey.keys(
        """
        a about above after all almost also although and another any approximately are around as at \
        because before being below between both but by down during each even every exactly fewer \
        first for from given had half has have he her his how however i if in including into is it \
        its just last less like many maybe more most my nearly now of off on once only or other our \
        out over per perhaps roughly she since so some still than that the their then there these \
        they this those though through to today under until up was we were what when where which \
        while with within would yet you your \
        ab am an auf aus bei bis das dem den der die ein eine er es für im ist mehr mit nach nur \
        rund seit sie sind über um und unter von vor wenn zu zum zur zwischen \
        au aux avec ce ces dans de depuis des du elle en entre environ et il les la le leur mais ou \
        par plus pour sur sous un une vers \
        al con del desde donde durante el entre hace hasta las los más para pero por que se según \
        sin sobre unas unos y \
        alla circa da dal dalla di e fra gli ho i lo ma nei nel nella per più quasi tra \
        ao aos até com como da das do dos em mais na nas nos o os são
        """)

    /// Whether a word names the number after it: `Bug |1678865`, `May |2011`, `mars |2011`.
    static func isNumbered(_ word: WordKey) -> Bool {
        word.hasCapital ? !small.contains(word.letters) : smallMonths.contains(word.letters)
    }

    /// Whether a word may have a number, so that it is none that starts a sentence.
    static func isName(_ word: WordKey) -> Bool {
        word.isCapitalised && !small.contains(word.letters)
    }
}
