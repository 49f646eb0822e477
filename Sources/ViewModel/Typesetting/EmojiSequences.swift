/// Tells emoji of several scalars (UTS #51) from other clusters that are not drawn as they are.
enum EmojiSequences {
    /// Bytes of the longest: a family of four with skin tones takes 41, a tag sequence 28.
    private static let longest = 64

    /// Whether a cluster of several scalars is one emoji and nothing else: joined, with a skin tone
    /// or a selector, a keycap or a flag of a region.
    static func isOne(_ text: [UInt8], _ cluster: Range<Int>) -> Bool {
        guard cluster.count <= longest else { return false }
        var at = cluster.lowerBound
        var hasEmoji = false
        while at < cluster.upperBound {
            let (value, length) = Clusters.scalar(in: text, at: at)
            at += length
            switch value {
            case 0x200D, 0xFE0E, 0xFE0F, 0x20E3, 0xE0020...0xE007F:
                guard at - length > cluster.lowerBound else { return false }
            default:
                guard let scalar = Unicode.Scalar(value), scalar.properties.isEmoji,
                    CellWidth.of(value) > 0
                else { return false }
                hasEmoji = true
            }
        }
        return hasEmoji
    }
}
