import ArchiveModel

/// What is known of a message of the corpus: by Python's `email` package, or, where that gives up
/// on bytes that are no ASCII or on a damaged head, by looking at it.
struct MailFact: CustomStringConvertible, Sendable {
    /// The file below the corpus of mail, without its extension.
    var file: String
    /// Whether it was looked at by hand.
    var isByHand: Bool
    /// What the subject begins with.
    var subject: String
    /// The date, nil for none.
    var date: String?
    /// Words at the beginning of the text.
    var words: [String]

    var description: String { file }

    /// All of them, in the corpus's order.
    static let all: [MailFact] = table.split(separator: "\n").map { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        return MailFact(
            file: cells[0], isByHand: cells[1] == "*", subject: cells[2],
            date: cells[3] == "-" ? nil : cells[3],
            words: cells[4].split(separator: " ").map(String.init))
    }

    /// A message with nothing but a subject, which other texts may have too.
    static let refused: Set = ["error_emails/bad_encoded_subject"]

    private static let table = """
        attachment_emails/attachment_content_disposition||testing|2005-06-06T22:21:22+02:00|This is the
        attachment_emails/attachment_content_location||testing|2005-06-06T22:21:22+02:00|This is the
        attachment_emails/attachment_message_rfc822||testing|2005-06-06T22:21:22+02:00|This is the
        attachment_emails/attachment_message_rfc822_inline_image||test|2020-04-21T15:40:22+02:00|
        attachment_emails/attachment_nonascii_filename||testing|2005-06-06T22:21:22+02:00|This is the
        attachment_emails/attachment_only_email||this message JUST contains an attachment|2003-10-23T22:40:49-07:00|
        attachment_emails/attachment_pdf|*|Another PDF with 🎉 Unicode chars in it 🍿|2005-05-10T11:26:39-06:00|Just attaching another
        attachment_emails/attachment_pdf_lf|*|Another PDF with 🎉 Unicode chars in it 🍿|2005-05-10T11:26:39-06:00|Just attaching another
        attachment_emails/attachment_pdf_non_ascii|*|Another PDF with 🎉 Unicode chars in it 🍿|2005-05-10T11:26:39-06:00|Just attaching another
        attachment_emails/attachment_pdf_non_ascii_lf|*|Another PDF with 🎉 Unicode chars in it 🍿|2005-05-10T11:26:39-06:00|Just attaching another
        attachment_emails/attachment_with_base64_encoded_name||Fwd: Signed email causes file attachment|2005-05-08T14:09:11-05:00|We should not
        attachment_emails/attachment_with_encoded_name||Fwd: Signed email causes file attachment|2005-05-08T14:09:11-05:00|We should not
        attachment_emails/attachment_with_quoted_filename||Eelanalüüsi päring|2009-05-13T11:42:01-04:00|
        attachment_emails/attachment_with_unquoted_name||testing|2005-06-06T22:21:22+02:00|This is the
        error_emails/bad_date_header|*|You may_be Eligible for Legitimate_Cash|2010-12-10T22:08:27-08:00|
        error_emails/bad_date_header2|*|40% OFF holiday patterns and fabric!|2010-12-15T00:00:00-05:00|
        error_emails/bad_encoded_subject||refused||
        error_emails/bad_subject||MySurvey.com: You have a survey waiting!|2010-12-15T12:21:20-05:00|hello world
        error_emails/cant_parse_from||Meet the new MacBook Pro family. Now inc|2009-06-11T23:25:02-07:00|From one solid
        error_emails/content_transfer_encoding_7-bit||Discover(R) Card News Online - January 2|2002-01-09T19:47:50-07:00|CARD News Online
        error_emails/content_transfer_encoding_empty|*|4d8119|2001-11-14T03:13:54Z|9bbf38a544f990e73cd12f3c56c60e6180edebd31d752d3997fa4c0650d6
        error_emails/content_transfer_encoding_plain||bookkeeping Get in on IGTS asap.|2005-03-27T19:11:59-06:00|acidness Exciting Easter
        error_emails/content_transfer_encoding_qp_with_space||Low or High Blood Pressure? We can help.|2004-11-07T18:23:56-03:00|If in need
        error_emails/content_transfer_encoding_spam|||2001-08-19T06:31:03-07:00|middagh oldusercompare othermachine
        error_emails/content_transfer_encoding_text-html||Re: We will help you refinance your home|2005-05-06T15:55:01+04:00|You have qualified
        error_emails/content_transfer_encoding_with_8bits||The Original Advantage #e13011|2001-12-04T17:11:25-04:59|December 2001 read
        error_emails/content_transfer_encoding_with_semi_colon||Attention|2005-06-29T22:57:10-06:00|Dear You have
        error_emails/content_transfer_encoding_x_uuencode||PGP Comments on RTO West Release of Dec.|2002-01-10T13:59:53-08:00|Attached are the
        error_emails/empty_group_lists||Western Union Swift Money Transfer|2009-12-03T10:50:22-08:00|Attention This is
        error_emails/empty_in_reply_to||illegal copy of our patient education so|2009-09-19T19:49:36+04:00|
        error_emails/encoding_madness||eBay Bid - 2008 Ford Super Duty F-350 DR|2010-09-22T02:30:53-05:00|Body Text
        error_emails/header_fields_with_empty_values||Testmail|2009-10-30T20:07:42+01:00|Jørn Støylen 924
        error_emails/invalid_subject_characters|*|Formação FrenetikPolis: Mega Campanha Fi|-|TEST
        error_emails/missing_body||REDACTED|2001-11-27T15:02:35-08:00|
        error_emails/missing_content_disposition||Redacted|2002-01-22T14:35:28Z|
        error_emails/multiple_content_types||Redacted|-|foo
        error_emails/multiple_invalid_content_dispositions||Redacted|-|foo
        error_emails/multiple_references_with_one_invalid||Redacted|-|foo
        error_emails/must_supply_encoding|*|Impress your clients with a business pho|2010-11-14T17:41:44Z|
        error_emails/new_line_in_to_header||[Online Lead] Online Lead #1111111|2010-10-13T07:53:04-07:00|
        error_emails/trademark_character_in_subject|*|GA.comô has a lead for you|2010-10-12T16:21:05|Body Text not
        error_emails/weird_to_header|||2010-10-14T23:25:06-04:00|PAGE THEY WERE
        mime_emails/email_with_similar_boundaries||Xxxxxx|2012-04-06T01:01:01Z|Test
        mime_emails/raw_email11||worse when you use them.|2005-04-27T14:15:31-07:00|XXXXX Xxxxx
        mime_emails/raw_email12||testing|2005-06-06T22:21:22+02:00|This is the
        mime_emails/raw_email2||Fwd: Signed email causes file attachment|2005-05-08T14:09:11-05:00|We should not
        mime_emails/raw_email4||Filth|2005-05-08T12:30:08-05:00|Some text
        mime_emails/raw_email7||testing|2005-06-06T22:21:22+02:00|This is the
        mime_emails/raw_email_encoded_stack_level_too_deep||Nicolas Fouché has accepted your invitat|2005-06-28T01:02:11-07:00|Nicolas Fouché has
        mime_emails/raw_email_with_binary_encoded||Testing outlook|2007-10-21T19:38:13+10:00|
        mime_emails/raw_email_with_illegal_boundary||Testing outlook|2007-10-21T19:38:13+10:00|Hello This is
        mime_emails/raw_email_with_mimepart_without_content_type||Warning: could not send message for past|2006-10-20T04:28:33-04:00|
        mime_emails/raw_email_with_multipart_mixed_quoted_boundary||Testing outlook|2007-10-21T19:38:13+10:00|Just attaching another
        mime_emails/raw_email_with_nested_attachment||Testing attachments|2007-02-22T11:20:31-07:00|Here is a
        mime_emails/raw_email_with_quoted_illegal_boundary||Testing outlook|2007-10-21T19:38:13+10:00|Hello This is
        mime_emails/sig_only_email||Re: Testing multipart/signed|2007-06-04T15:01:31-07:00|This is random
        mime_emails/two_from_in_message||Sending messages include last little bit|2009-12-02T22:39:33+13:00|When sending From
        multi_charset/japanese||まみむめも|-|かきくえこ RSpec and
        multi_charset/japanese_attachment||testing|2009-10-16T23:39:34+11:00|testing RSpec and
        multi_charset/japanese_attachment_long_name||まみむめもまみむめもまみむめもまみむめもまみむめもまみむめもまみむめもまみむめも|2009-10-30T19:11:02+11:00|
        multi_charset/japanese_iso_2022||まみむめも|-|
        multi_charset/japanese_shift_jis||test|2014-05-28T17:18:19+09:00|あいうえお
        multi_charset/ks_c_5601-1987||test|2014-05-28T17:18:19+09:00|스티해
        multipart_report_emails/multi_address_bounce1||Undelivered Mail Returned to Sender|2010-02-23T22:16:41-08:00|This is the
        multipart_report_emails/multi_address_bounce2||Undelivered Mail Returned to Sender|2010-02-23T22:16:41-08:00|This is the
        multipart_report_emails/multipart_report_multiple_status||Mail System Error - Returned Mail|2010-06-29T10:42:44-05:00|HomeRun Your Friend
        multipart_report_emails/report_422||Warning: could not send message for past|2008-01-17T03:40:52+11:00|THIS IS A
        multipart_report_emails/report_530||Returned mail: see transcript for detail|2007-12-24T10:03:53+11:00|
        plain_emails/basic_email||Testing 123|2008-11-22T15:04:59+11:00|Plain Hope it
        plain_emails/basic_email_lf||Testing 123|2008-11-22T15:04:59+11:00|Plain Hope it
        plain_emails/mix_caps_content_type||undef method parameter bug|2010-02-19T10:08:29+03:00|foo bar
        plain_emails/raw_email||NOTE: 한국말로 하는 것|2005-05-02T16:07:05-06:00|대부분의 우리는 하나님을
        plain_emails/raw_email10|||2005-05-10T15:27:03-05:00|Test m
        plain_emails/raw_email5|||2005-05-10T15:27:03-05:00|Test m
        plain_emails/raw_email6|||2005-05-10T15:27:03-05:00|Test m
        plain_emails/raw_email8||Fwd: Signed email causes file attachment|2005-05-08T14:09:11-05:00|We should not
        plain_emails/raw_email_bad_time|*|[0]: XXXXXXX XXXXX XXXXX !|2008-06-09T12:24:02-07:00|This message has
        plain_emails/raw_email_double_at_in_header||NOTE: 한국말로 하는 것|2005-05-02T16:07:05-06:00|대부분의 우리는 하나님을
        plain_emails/raw_email_incorrect_header|*|Stop adware/spyware once and for all.|2005-02-23T18:20:17-04:00|You are infected
        plain_emails/raw_email_multiple_from||/home/svn/public/minebox revision 214|2007-10-22T23:45:23Z|22
        plain_emails/raw_email_quoted_with_0d0a||testing|2005-06-06T22:21:22+02:00|A fax has
        plain_emails/raw_email_reply||Re: Test reply email|2007-11-18T19:56:07+11:00|Message body
        plain_emails/raw_email_simple||Testing outlook|2007-10-21T19:38:13+10:00|Hello Mikel
        plain_emails/raw_email_string_in_date_field|*|NOTE: 한국말로 하는 것|2008-09-20T20:04:30+03:00|대부분의 우리는 하나님을
        plain_emails/raw_email_trailing_dot||[skynet-help][60666] How are intermediat|2008-09-22T15:06:28-04:00|
        plain_emails/raw_email_with_at_display_name||Testing 123|2008-11-22T15:04:59+11:00|Plain Hope it
        plain_emails/raw_email_with_bad_date|*|Microsoft Vlsta & Office2007, Just relea|2007-11-05T20:18:24+11:00|hotnewsoft com
        plain_emails/raw_email_with_partially_quoted_subject||Re: Test: "漢字" mid "漢字" tail|2005-05-02T16:07:05-06:00|대부분의 우리는 하나님을
        rfc2822/example01||Saying Hello|1997-11-21T09:55:06-06:00|This is a
        rfc2822/example02||Saying Hello|1997-11-21T09:55:06-06:00|This is a
        rfc2822/example03|||2003-07-01T10:52:37+02:00|Hi
        rfc2822/example04|||1969-02-13T23:32:54-03:30|
        rfc2822/example05||Saying Hello|1997-11-21T09:55:06-06:00|This is a
        rfc2822/example06||Re: Saying Hello|1997-11-21T10:01:10-06:00|This is a
        rfc2822/example07||Re: Saying Hello|1997-11-21T11:00:00-06:00|This is a
        rfc2822/example08||Saying Hello|1997-11-21T09:55:06-06:00|This is a
        rfc2822/example09||Saying Hello|1997-11-21T09:55:06-06:00|This is a
        rfc2822/example10|||1969-02-13T23:32:00-03:30|
        rfc2822/example11|||2003-07-01T10:52:37+02:00|Hi
        rfc2822/example12||Saying Hello|1997-11-21T09:55:06Z|This is a
        rfc2822/example13|*|Saying Hello|1997-11-21T09:55:06-06:00|
        rfc2822/example14||Re: TEST テストテスト|2011-08-19T10:47:17+09:00|Hello
        rfc6532/utf8_headers|*|Säying Hello|-|body
        """
}
