package org.zhuban.entry.booklet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.TestClock;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.NotFoundException;
import org.zhuban.document.DocumentState;
import org.zhuban.document.Verification;
import org.zhuban.document.VerificationCode;
import org.zhuban.entry.Entrants;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.person.Workers;
import org.zhuban.privacy.Masks;
import org.zhuban.privacy.Sealer;

/** 进疆报送册: what stands in it, for whom, and what it is worth later. */
@ZhubanTest
class BookletIntegrationTests {

    private static final int MANY = 500;

    @Autowired
    private Booklets booklets;

    @Autowired
    private Entrants entrants;

    @Autowired
    private Verification verification;

    @Autowired
    private Sealer sealer;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private TestClock clock;

    private UUID entry(CurrentAccount firm) {
        return jdbc.sql("select id from entry where enterprise = :firm")
                .param("firm", Objects.requireNonNull(firm.organisation()))
                .query(UUID.class)
                .single();
    }

    private CurrentAccount reviewer(UUID entry) {
        String region = jdbc.sql("select region from entry where id = :id")
                .param("id", entry)
                .query(String.class)
                .single();
        return staff(region);
    }

    private static CurrentAccount staff(String region) {
        return new CurrentAccount(
                UUID.randomUUID(),
                "reviewer",
                "审核员",
                List.of(new Grant(Role.REVIEWER, null, region)),
                null,
                java.util.Set.of("*"));
    }

    private byte[] print(CurrentAccount account, UUID entry) {
        return booklets.start(account, entry).pdf();
    }

    private static byte[] kept(String name, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target/papers")).resolve(name + ".pdf"), pdf);
        return pdf;
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u3000]", "");
        }
    }

    private static String page(PDDocument document, int page) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document).replaceAll("[\\s\\u3000]", "");
    }

    private Verification.Answer verified(byte[] pdf) throws IOException {
        String code = text(pdf).replaceAll("(?s).*?((?:[0-9A-Z]{4}-){6}[0-9A-Z]{4}).*", "$1");
        return verification.ask(VerificationCode.read(code).orElseThrow()).orElseThrow();
    }

    private Workers.Worker skilled(CurrentAccount firm, String name, String number) {
        Workers.Worker worker = entrants.employee(firm, name);
        entrants.approve(entrants.submit(
                firm,
                "entry-personnel",
                Map.of(
                        "kind",
                        "CONSTRUCTION",
                        "contactPhone",
                        "13737100001",
                        "certificates",
                        List.of(Entrants.certificate(worker, number)))));
        return worker;
    }

    @Test
    void it_says_all_of_an_entry_of_the_moment_and_verifies_until_something_changes() throws IOException {
        CurrentAccount firm = entrants.entered();
        Workers.Worker worker = skilled(firm, "何匠心", "SK-B1");
        clock.stopAt(LocalDate.now(clock) + "T10:15:30");
        byte[] pdf = kept("entry-booklet", print(firm, entry(firm)));
        String said = text(pdf);
        assertThat(said)
                .contains("进疆报送册", "区外企业进疆信息报送（建筑施工企业）")
                .contains("一、企业基本情况", "河南省郑州市金水区农业路10号", "13737100001")
                .contains("二、企业资质", "建筑工程施工总承包", "D241099001")
                .contains("三、进疆负责人、进疆技术负责人", "周志远", "吴敬之", "13737100002")
                .contains("四、进疆人员及证书（技术工人）", "何匠心", worker.number(), "架子工", "SK-B1")
                .contains("五、附件目录", "材料.pdf", "企业首次进疆信息报送")
                .contains("六、补充填写（按招标网站要求填写）")
                .doesNotContain("已过期")
                .doesNotContain("遮盖");
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                assertThat(page(document, page))
                        .contains("生成时间" + LocalDate.now(clock) + "10:15:30")
                        .contains("第" + page + "页共" + pages + "页");
            }
        }
        var valid = verified(pdf);
        assertThat(valid.state()).isEqualTo(DocumentState.VALID);
        assertThat(valid.name()).isEqualTo("进疆报送册");
        assertThat(said).contains(valid.digest(), valid.number());
        assertThat(valid.groups().toString()).contains("按生成时间当时的数据打印").doesNotContain(worker.number());

        clock.advance(Duration.ofMinutes(1));
        entrants.approve(
                entrants.submit(firm, "entry-change", Map.of("kind", "CONSTRUCTION", "localOffice", "乌鲁木齐市天山区中山路1号")));
        var changed = verified(pdf);
        assertThat(changed.state()).isEqualTo(DocumentState.SUPERSEDED);
        assertThat(changed.reason()).contains("请企业重新打印报送册");
        byte[] anew = print(firm, entry(firm));
        assertThat(verified(anew).state()).isEqualTo(DocumentState.VALID);
        skilled(firm, "贺工巧", "SK-B2");
        assertThat(verified(anew).state()).isEqualTo(DocumentState.SUPERSEDED);
    }

    @Test
    void staff_of_its_region_get_it_masked_others_find_nothing() throws IOException {
        CurrentAccount firm = entrants.entered();
        Workers.Worker worker = skilled(firm, "何匠心", "SK-B3");
        UUID entry = entry(firm);
        assertThat(text(kept("entry-booklet-masked", print(reviewer(entry), entry))))
                .contains("何匠心", Masks.residentId(worker.number()), "137****0002", "已遮盖")
                .doesNotContain(worker.number(), "13737100001", "13737100002");
        assertThatThrownBy(() -> booklets.start(entrants.firm("GENERAL_CONTRACTOR"), entry))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> booklets.start(staff("320506"), entry)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> booklets.start(firm, UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void one_that_has_expired_says_so_on_every_page() throws IOException {
        CurrentAccount firm = entrants.entered();
        byte[] before = print(firm, entry(firm));
        int year = LocalDate.now(clock).getYear();
        clock.stopAt((year + 1) + "-01-01T00:00:00");
        byte[] pdf = kept("entry-booklet-expired", print(firm, entry(firm)));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                assertThat(page(document, page)).contains("已过期，本件有效期至" + year + "年12月31日");
            }
        }
        assertThat(verified(before).state()).isEqualTo(DocumentState.EXPIRED);
        assertThat(verified(pdf).reason()).isEqualTo("该企业的进疆报送有效期已过。");
    }

    @Test
    void none_is_made_of_a_revoked_entry() throws IOException {
        CurrentAccount firm = entrants.entered();
        UUID entry = entry(firm);
        byte[] pdf = print(firm, entry);
        jdbc.sql("update filing set state = 'REVOKED' where id = (select filing from entry where id = :id)")
                .param("id", entry)
                .update();
        assertThatThrownBy(() -> booklets.start(firm, entry))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("entry.booklet.revoked");
        assertThat(verified(pdf).state()).isEqualTo(DocumentState.REVOKED);
        jdbc.sql("update filing set state = 'APPROVED' where id = (select filing from entry where id = :id)")
                .param("id", entry)
                .update();
    }

    @Test
    void its_blanks_are_fields_that_take_chinese() throws IOException {
        CurrentAccount firm = entrants.entered();
        byte[] pdf = print(firm, entry(firm));
        assertThat(PreflightParser.validate(Files.write(Path.of("target/papers/entry-booklet-blank.pdf"), pdf)
                                .toFile())
                        .getErrorsList()
                        .stream()
                        .map(error -> error.getErrorCode() + " " + error.getDetails())
                        .distinct())
                .as("PDF/A")
                .isEmpty();
        var filled = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var form = document.getDocumentCatalog().getAcroForm();
            assertThat(form.getFields())
                    .extracting(PDField::getAlternateFieldName)
                    .contains("补充填写 1", "补充填写 8")
                    .anyMatch(name -> name.contains("手机号码"))
                    .hasSizeGreaterThan(9);
            PDField blank = form.getFields().get(form.getFields().size() - 1);
            blank.setValue("招标项目编号：乌鲁木齐〔2026〕118号");
            document.save(filled);
        }
        kept("entry-booklet-filled", filled.toByteArray());
        try (PDDocument document = Loader.loadPDF(filled.toByteArray())) {
            document.getDocumentCatalog().getAcroForm().flatten();
            assertThat(new PDFTextStripper().getText(document)).contains("招标项目编号：乌鲁木齐〔2026〕118号");
        }
    }

    @Test
    void five_hundred_people_with_two_certificates_each_stand_in_one_file() throws IOException {
        CurrentAccount firm = entrants.entered();
        UUID entry = entry(firm);
        print(firm, entry);
        people(firm, entry);
        Runtime memory = Runtime.getRuntime();
        System.gc();
        long before = memory.totalMemory() - memory.freeMemory();
        long most = 0;
        long start = System.nanoTime();
        Printing printing = booklets.start(firm, entry);
        double seen = 0;
        while (!printing.isDone()) {
            most = Math.max(most, memory.totalMemory() - memory.freeMemory() - before);
            assertThat(printing.progress()).isBetween(seen, 1.0);
            seen = printing.progress();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
        byte[] pdf = kept("entry-booklet-500", printing.pdf());
        long took = (System.nanoTime() - start) / 1_000_000;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            Files.writeString(
                    Path.of("target/papers/entry-booklet-500.txt"),
                    "500 people, 1,000 certificates: %d pages, %d kB, %d ms, at most %d MB of heap more before collection%n"
                            .formatted(document.getNumberOfPages(), pdf.length / 1024, took, most >> 20));
            String said = new PDFTextStripper().getText(document).replaceAll("[\\s\\u3000]", "");
            for (int i = 0; i < MANY; i++) {
                assertThat(said).contains("MS-%05d".formatted(i), "MT-%05d".formatted(i));
            }
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                String there = page(document, page);
                if (there.contains("MS-")) {
                    assertThat(there).contains("四、进疆人员及证书（技术工人）", "身份证号码", "证书编号");
                }
            }
        }
        assertThat(took).isLessThan(30_000);
    }

    @Test
    void one_that_nobody_waits_for_is_not_made() {
        CurrentAccount firm = entrants.entered();
        UUID entry = entry(firm);
        people(firm, entry);
        Printing printing = booklets.start(firm, entry);
        printing.cancel();
        assertThatThrownBy(printing::pdf).isInstanceOf(CancellationException.class);
        assertThatThrownBy(printing::step).isInstanceOf(CancellationException.class);
    }

    private void people(CurrentAccount firm, UUID entry) {
        var rows = new java.util.ArrayList<Object[]>();
        UUID filing = jdbc.sql("select filing from entry where id = :id")
                .param("id", entry)
                .query(UUID.class)
                .single();
        String region = jdbc.sql("select region from entry where id = :id")
                .param("id", entry)
                .query(String.class)
                .single();
        for (int i = 0; i < MANY; i++) {
            String number = Workers.number();
            for (String kind : List.of("SKILL", "TITLE")) {
                UUID id = UUID.randomUUID();
                String certificate = (kind.equals("SKILL") ? "MS-%05d" : "MT-%05d").formatted(i);
                rows.add(new Object[] {
                    id,
                    firm.organisation(),
                    "CONSTRUCTION|" + kind + "|" + certificate + id,
                    region,
                    filing,
                    "王" + (char) ('一' + i),
                    sealer.seal(number, "entry_certificate", "id_number", id.toString()),
                    sealer.index("resident-id", number),
                    kind,
                    kind.equals("SKILL") ? "钢筋工" : "工程师",
                    certificate + "-" + entry.toString().substring(24),
                    LocalDate.now(clock).plusYears(2)
                });
            }
        }
        transaction.executeWithoutResult(status -> template.batchUpdate(
                """
                insert into entry_certificate (id, enterprise, subject, region, filing, kind, name, id_number, id_number_index,
                                               certificate_kind, certificate_type, certificate_no, valid_until, changed_at)
                values (?, ?, ?, ?, ?, 'CONSTRUCTION', ?, ?, ?, ?, ?, ?, ?, now())""",
                rows));
    }
}
