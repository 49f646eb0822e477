internal import CLibXML2

/// Hands mended XML to libxml2 and its events to an ``ElementBuilder``.
///
/// libxml2 resolves references, attributes and namespaces; it gets no DOCTYPE, loads nothing, and
/// keeps nothing but the names it has seen.
final class PushParser {
    /// What puts the elements together; it never calls back, so that its accesses need no check.
    @exclusivity(unchecked) var builder: ElementBuilder
    private let repairs: RepairLog
    private let place: () -> String
    private var context: xmlParserCtxtPtr?
    private var names: [NameKey: Name] = [:]
    /// The names met last, by their place in memory: nearly every look-up ends here.
    @exclusivity(unchecked) private var recent = [(key: NameKey, name: Name)?](
        repeating: nil, count: 256)
    /// The vocabulary of the root or, in RDF, of the channel, whatever it is: the archive's core.
    private var coreAddress: UnsafePointer<xmlChar>?
    private var isCoreKnown = false
    /// The long texts of the piece being parsed that are still to come.
    private var longTexts: ArraySlice<Bytes> = []

    /// What identifies a name: libxml2 keeps each string once, so its address does.
    private struct NameKey: Hashable {
        let local: UnsafePointer<xmlChar>?
        let prefix: UnsafePointer<xmlChar>?
        let address: UnsafePointer<xmlChar>?

        /// A number below 256 that differs for most names of a file.
        var slot: Int {
            let mixed = UInt(bitPattern: local) ^ UInt(bitPattern: address) &* 31
            return Int((mixed ^ mixed >> 8) & 0xFF)
        }
    }

    /// Prepares libxml2 once; it is then safe to use from several threads.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Makes a parser; `place` says about where the input is.
    init(builder: ElementBuilder, repairs: RepairLog, place: @escaping () -> String) {
        self.builder = builder
        self.repairs = repairs
        self.place = place
        _ = Self.isReady
        var handler = Self.handler
        let this = Unmanaged.passUnretained(self).toOpaque()
        context = xmlCreatePushParserCtxt(&handler, this, nil, 0, nil)
        // NOENT only concerns the five entities in attributes: without it `&amp;` stays `&#38;`.
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NONET.rawValue
            | XML_PARSE_NOENT.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        // A file of ever new names must not fill the memory, and libxml2 searches many of them
        // slowly, the slower the more they are. Real archives have a few kilobytes of names.
        if let context { xmlDictSetLimit(context.pointee.dict, 512 << 10) }
    }

    deinit { xmlFreeParserCtxt(context) }

    /// Whether libxml2 stopped for good, in spite of the mending.
    var hasGivenUp: Bool { context.map { $0.pointee.instate == XML_PARSER_EOF } ?? true }

    /// Whether all so far was well-formed, namespaces aside: what ``XMLMender`` is there for.
    var isWellFormed: Bool { context.map { $0.pointee.wellFormed != 0 } ?? false }

    /// Parses a piece of XML that ends between two tokens, with those of its texts that
    /// ``XMLMender/longTexts`` kept out of it.
    func parse(_ xml: [UInt8], with longTexts: [Bytes] = []) {
        self.longTexts = longTexts[...]
        defer { self.longTexts = [] }
        xml.withUnsafeBytes { bytes in
            guard let base = bytes.bindMemory(to: CChar.self).baseAddress else { return }
            // libxml2 counts in Int32; pieces are far smaller.
            xmlParseChunk(context, base, Int32(clamping: bytes.count), 0)
        }
    }

    /// Tells libxml2 that nothing more comes.
    func finish() { xmlParseChunk(context, nil, 0, 1) }

    private func name(_ key: NameKey) -> Name {
        let slot = key.slot
        if let known = recent[slot], known.key == key { return known.name }
        let name = names[key] ?? newName(key)
        recent[slot] = (key, name)
        return name
    }

    private func newName(_ key: NameKey) -> Name {
        let isCore = key.address != nil && key.address == coreAddress
        let address = isCore ? "" : Self.string(key.address)
        let prefix = isCore ? "" : Self.string(key.prefix)
        let name = Name(
            Namespace(address: address, prefix: prefix), Self.string(key.local).lowercased())
        if names.count > 4_096 { names = [:] }
        names[key] = name
        return name
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    private func start(
        _ key: NameKey, _ count: Int, _ values: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        if !isCoreKnown {
            let local = Self.string(key.local).lowercased()
            isCoreKnown = local != "rdf"
            coreAddress = isCoreKnown ? key.address : nil
        }
        var attributes: [Element.Attribute] = []
        attributes.reserveCapacity(count)
        // Five pointers each: local name, prefix, address, value, end of value.
        for index in 0..<count {
            guard let values, let start = values[index * 5 + 3], let end = values[index * 5 + 4]
            else { continue }
            let key = NameKey(
                local: values[index * 5], prefix: values[index * 5 + 1],
                address: values[index * 5 + 2])
            let value = String(decoding: Bytes(start: start, count: end - start), as: UTF8.self)
            attributes.append(Element.Attribute(name: name(key), value: value))
        }
        builder.start(name(key), attributes)
    }

    /// Takes the sign for a long text: there are no other instructions in mended XML.
    private func takeLongText() {
        if let text = longTexts.popFirst() { builder.characters(text) }
    }

    private func noteError(_ error: UnsafeMutablePointer<xmlError>?) {
        guard let error, error.pointee.code == Int32(XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue)
        else { return }
        repairs.note(.undeclaredPrefix, at: place())
    }

    fileprivate static func parser(_ context: UnsafeMutableRawPointer) -> PushParser {
        Unmanaged<PushParser>.fromOpaque(context).takeUnretainedValue()
    }

    /// The handler: zeroed, so that libxml2 keeps no tree, declares no entity and loads nothing.
    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, local, prefix, address, _, _, count, _, attributes in
            guard let context else { return }
            let key = NameKey(local: local, prefix: prefix, address: address)
            PushParser.parser(context).start(key, Int(count), attributes)
        }
        handler.endElementNs = { context, _, _, _ in
            guard let context else { return }
            PushParser.parser(context).builder.end()
        }
        let characters: charactersSAXFunc = { context, text, count in
            guard let context else { return }
            PushParser.parser(context).builder.characters(Bytes(start: text, count: Int(count)))
        }
        handler.characters = characters
        handler.cdataBlock = characters
        // The same function in both places keeps libxml2 from guessing which white space matters.
        handler.ignorableWhitespace = characters
        handler.processingInstruction = { context, _, _ in
            guard let context else { return }
            PushParser.parser(context).takeLongText()
        }
        handler.serror = { context, error in
            guard let context else { return }
            PushParser.parser(context).noteError(error)
        }
        return handler
    }
}
