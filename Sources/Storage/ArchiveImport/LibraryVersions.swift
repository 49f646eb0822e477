internal import CLibXML2
internal import CText

extension ArchiveImport {
    /// The C libraries that archives are read with, each with its version, for `--version`.
    public static var libraryVersions: [String] {
        ["libxml2 \(LIBXML_DOTTED_VERSION)", "ICU \(String(cString: ctext_icu_version()))"]
    }
}
