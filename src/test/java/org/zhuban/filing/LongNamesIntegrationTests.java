package org.zhuban.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.util.HtmlUtils;
import org.zhuban.ZhubanTest;
import org.zhuban.document.Documents;
import org.zhuban.document.ScannedPaper;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;

/** A name of 500 characters with rare ones among them, from the form to the printed paper and the spreadsheet. */
@ZhubanTest
class LongNamesIntegrationTests {

    private static final String NAME = "苏州工业园区超长名称安置房𠮷㐂䶮工程一二".repeat(25);

    @Autowired
    private NightWorks nightWorks;

    @Autowired
    private OwnFilingsExport export;

    @Autowired
    private Documents documents;

    @TempDir
    private Path folder;

    @AfterEach
    void log_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void it_is_whole_on_paper_and_in_the_spreadsheet() throws IOException {
        assertThat(NAME.codePointCount(0, NAME.length())).isEqualTo(500);
        CurrentAccount account = nightWorks.enterprise("LABOUR");
        Filing filing = nightWorks.submit(account, NAME);
        assertThat(filing.title()).isEqualTo(NAME);
        nightWorks.decide(filing.id(), "approved");
        assertThat(ScannedPaper.text(documents.pdf(filing.id())).replaceAll("\\s", ""))
                .contains(NAME)
                .doesNotContain("〓");
        nightWorks.submit(account, "=HYPERLINK(\"http://evil\")");
        assertThat(cells(account, FilingQuery.ALL))
                .contains(NAME, filing.number(), "夜间施工申报", "通过", "审核中", "审核夜间施工", "&apos;=HYPERLINK")
                .doesNotContain("<f>");
        assertThat(cells(account, new FilingQuery(null, FilingState.IN_REVIEW, null, null, null, null)))
                .as("what the list shows, no more")
                .doesNotContain(NAME);
        assertThat(cells(nightWorks.enterprise("LABOUR"), FilingQuery.ALL)).doesNotContain(filing.number());
    }

    private String cells(CurrentAccount account, FilingQuery query) throws IOException {
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(account));
        Path file = folder.resolve("filings.xlsx");
        try (OutputStream out = Files.newOutputStream(file)) {
            export.write(Applicant.of(account), query, out);
        }
        var cells = new StringBuilder();
        try (var book = new ZipFile(file.toFile())) {
            for (ZipEntry part : Collections.list(book.entries())) {
                cells.append(new String(book.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return HtmlUtils.htmlUnescape(cells.toString());
    }
}
