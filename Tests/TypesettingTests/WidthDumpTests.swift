import Prose
import Testing
import Typesetting

/// One page with a block of each kind, at widths from wide to a single cell.
@Suite struct WidthDumpTests {
    static let blocks: [Block] = [
        .heading(level: 2, [.text("The lens at Fastnet")]),
        .paragraph([
            .text("It turned "), .styled(.emphasis, [.text("once a minute")]),
            .text(" and could be seen from "),
            .link(address: "https://example.org/cape", [.text("Cape Clear")]), .text("."),
        ]),
        .list(
            ListBlock(
                start: nil,
                items: [
                    [.paragraph([.text("paraffin, by the barrel")])],
                    [
                        .paragraph([.text("wicks")]),
                        .list(ListBlock(start: nil, items: [[.paragraph([.text("spare ones")])]])),
                    ],
                ])),
        .list(
            ListBlock(
                start: 9,
                items: [[.paragraph([.text("trim the wick")])], [.paragraph([.text("light it")])]])),
        .quote([
            .paragraph([.text("Keep a good light.")]),
            .paragraph([.text("And write it down.")]),
        ]),
        .code(text: "while night {\n\tturn()\n}", language: "swift"),
        .rule,
        .figure(
            Media(kind: .image, text: "The lens", address: "https://example.org/the%20lens.jpg"),
            caption: [.text("Before it was moved")]),
        .definitions([
            Definition(term: [.text("fog")], blocks: [.paragraph([.text("a cloud that lies low")])])
        ]),
    ]

    @Test func `at 72 cells`() {
        #expect(
            page(Self.blocks, width: 72).styledDump() == """
                H{The lens at Fastnet}
                o{═══════════════════}

                It turned e{once a minute} and could be seen from l0{Cape Clear}.

                  o{•} paraffin, by the barrel
                  o{•} wicks
                    o{◦} spare ones

                   o{9.} trim the wick
                  o{10.} light it

                o{│} Q{Keep a good light.}
                o{│}
                o{│} Q{And write it down.}

                  c{while night {}
                  c{    }c{turn()}
                  c{}}

                                                 o{* * *}

                ml1{[image: The lens]}
                q{Before it was moved}

                s{fog}
                    a cloud that lies low
                """)
    }

    @Test func `at 40 cells`() {
        #expect(
            page(Self.blocks, width: 40).styledDump() == """
                H{The lens at Fastnet}
                o{═══════════════════}

                It turned e{once a minute} and could be
                seen from l0{Cape Clear}.

                  o{•} paraffin, by the barrel
                  o{•} wicks
                    o{◦} spare ones

                   o{9.} trim the wick
                  o{10.} light it

                o{│} Q{Keep a good light.}
                o{│}
                o{│} Q{And write it down.}

                  c{while night {}
                  c{    }c{turn()}
                  c{}}

                                 o{* * *}

                ml1{[image: The lens]}
                q{Before it was moved}

                s{fog}
                    a cloud that lies low
                """)
    }

    @Test func `at 20 cells`() {
        #expect(
            page(Self.blocks, width: 20).styledDump() == """
                H{The lens at Fastnet}
                o{═══════════════════}

                It turned e{once a}
                e{minute} and could
                be seen from l0{Cape}
                l0{Clear}.

                o{•} paraffin, by the
                  barrel
                o{•} wicks
                  o{◦} spare ones

                 o{9.} trim the wick
                o{10.} light it

                o{│} Q{Keep a good light.}
                o{│}
                o{│} Q{And write it down.}

                  c{while night {}
                  c{    }c{turn()}
                  c{}}

                       o{* * *}

                ml1{[image: The lens]}
                q{Before it was moved}

                s{fog}
                    a cloud that
                    lies low
                """)
    }

    @Test func `at 10 cells`() {
        #expect(
            page(Self.blocks, width: 10).styledDump() == """
                H{The lens}
                H{at Fastnet}
                o{══════════}

                It turned
                e{once a}
                e{minute}
                and could
                be seen
                from l0{Cape}
                l0{Clear}.

                o{•} paraffi
                  n, by
                  the
                  barrel
                o{•} wicks
                  o{◦} spare
                    ones

                 o{9.} trim
                    the
                    wick
                o{10.} light
                    it

                o{│} Q{Keep a}
                o{│} Q{good}
                o{│} Q{light.}
                o{│}
                o{│} Q{And}
                o{│} Q{write it}
                o{│} Q{down.}

                  c{while } o{↩}
                  c{night {}
                  c{    }c{tur}o{↩}
                  c{n()}
                  c{}}

                  o{* * *}

                ml1{[image:}
                ml1{The lens]}
                q{Before it}
                q{was moved}

                s{fog}
                    a
                    cloud
                    that
                    lies
                    low
                """)
    }

    @Test func `at a single cell`() {
        let blocks: [Block] = [
            .list(ListBlock(start: 1, items: [[.paragraph([.text("fog 霧")])]])),
            .quote([.code(text: "a\n\tb", language: "")]), .rule,
            .table(
                TableBlock(
                    headerRows: 1,
                    rows: [[.init(inlines: [.text("h")])], [.init(inlines: [.text("v")])]])),
        ]
        #expect(
            page(blocks, width: 1).styledDump() == """
                f
                o
                g
                �

                cQ{a}
                cQ{ }
                cQ{b}

                o{*}

                s{h}
                o{─}
                v
                """)
    }

    @Test func `at 40 cells in ASCII`() {
        #expect(
            page(Self.blocks, width: 40, isUnicode: false).styledDump() == """
                H{The lens at Fastnet}
                o{===================}

                It turned e{once a minute} and could be
                seen from l0{Cape Clear}.

                  o{*} paraffin, by the barrel
                  o{*} wicks
                    o{o} spare ones

                   o{9.} trim the wick
                  o{10.} light it

                o{|} Q{Keep a good light.}
                o{|}
                o{|} Q{And write it down.}

                  c{while night {}
                  c{    }c{turn()}
                  c{}}

                                 o{* * *}

                ml1{[image: The lens]}
                q{Before it was moved}

                s{fog}
                    a cloud that lies low
                """)
    }
}
