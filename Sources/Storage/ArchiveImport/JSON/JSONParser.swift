internal import CYajl

/// libyajl, which tells a builder of each token.
final class JSONParser {
    private let builder: JSONBuilder
    /// yajl keeps the address.
    private let callbacks: UnsafeMutablePointer<yajl_callbacks>
    private let handle: yajl_handle?
    private var mender = JSONMender()
    /// The beginning of an escape whose end is still to come.
    private var rest: [UInt8] = []

    /// Makes a parser for a builder, of one value or of all that follow each other.
    init(_ builder: JSONBuilder, readsSeveral: Bool = false) {
        self.builder = builder
        callbacks = .allocate(capacity: 1)
        callbacks.initialize(to: Self.table())
        handle = yajl_alloc(callbacks, nil, Unmanaged.passUnretained(builder).toOpaque())
        // Bad UTF-8 is mended when texts are made, and a script's value ends in a semicolon.
        _ = annals_yajl_set(handle, yajl_dont_validate_strings)
        _ = annals_yajl_set(
            handle, readsSeveral ? yajl_allow_multiple_values : yajl_allow_trailing_garbage)
    }

    deinit {
        yajl_free(handle)
        callbacks.deallocate()
    }

    /// Parses some more; false when it is no JSON from there on, or the builder has enough.
    func parse(_ bytes: Bytes) -> Bool {
        guard rest.isEmpty else {
            let whole = rest + bytes
            rest = []
            return whole.withUnsafeBufferPointer(parse)
        }
        let taken = mender.mend(bytes) { builder.note($0) }
        rest = Array(bytes.slice(taken..<bytes.count))
        guard mender.hasMended else { return give(bytes.slice(0..<taken)) }
        return mender.output.withUnsafeBufferPointer(give)
    }

    private func give(_ bytes: Bytes) -> Bool {
        bytes.isEmpty || yajl_parse(handle, bytes.baseAddress, bytes.count) == yajl_status_ok
    }

    private static func table() -> yajl_callbacks {
        yajl_callbacks(
            yajl_null: { told($0)?.take(.null) ?? 0 },
            yajl_boolean: { told($0)?.take(.boolean($1 != 0)) ?? 0 },
            yajl_integer: nil,
            yajl_double: nil,
            yajl_number: { context, start, count in
                let bytes = UnsafeRawBufferPointer(start: start, count: count)
                return told(context)?.take(.number(String(decoding: bytes, as: UTF8.self))) ?? 0
            },
            yajl_string: { context, start, count in
                told(context)?.takeString(Bytes(start: start, count: count)) ?? 0
            },
            yajl_start_map: { told($0)?.open(isObject: true) ?? 0 },
            yajl_map_key: { context, start, count in
                told(context)?.takeKey(Bytes(start: start, count: count)) ?? 0
            },
            yajl_end_map: { told($0)?.close() ?? 0 },
            yajl_start_array: { told($0)?.open(isObject: false) ?? 0 },
            yajl_end_array: { told($0)?.close() ?? 0 })
    }
}

private func told(_ context: UnsafeMutableRawPointer?) -> JSONBuilder? {
    context.map { Unmanaged<JSONBuilder>.fromOpaque($0).takeUnretainedValue() }
}
