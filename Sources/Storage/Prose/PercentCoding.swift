/// Percent-encoding of addresses.
///
/// Source: RFC 3986, 2.1 Percent-Encoding.
public enum PercentCoding {
    /// The text with `%41` and its like resolved; what is no such code stays as it is.
    ///
    /// Bytes that are no UTF-8 become U+FFFD.
    public static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        return String(decoding: bytes(text.utf8), as: UTF8.self)
    }

    /// The bytes that a text's codes and other bytes stand for.
    public static func bytes(_ text: some Sequence<UInt8>) -> [UInt8] {
        let bytes = Array(text)
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }
}

extension UInt8 {
    fileprivate var hexValue: UInt8? {
        if isDigit { return self & 0x0F }
        let letter = self | 0x20
        return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : nil
    }
}
