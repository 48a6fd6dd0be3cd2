package org.zhuban.review;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.common.CreditCode;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.privacy.Sealer;

/** Filings submitted by visitors, each of another enterprise, and the people who review them. */
@TestComponent
public class SubmittedFilings {

    static final String MOBILE_START = "138";

    /** Chance would give two of some thousand filings the same code. */
    private static final AtomicInteger CODES = new AtomicInteger(500_000);

    private final FilingService filings;
    private final Sealer sealer;
    private final JdbcClient jdbc;

    SubmittedFilings(FilingService filings, Sealer sealer, JdbcClient jdbc) {
        this.filings = filings;
        this.sealer = sealer;
        this.jdbc = jdbc;
    }

    /** A filing in review, its visitor and its open task. */
    public record Submitted(Filing filing, Applicant applicant, String taskId) {}

    public Submitted submit(String region) {
        return submit(region, Map.of());
    }

    /** @param answers instead of the usual ones */
    public Submitted submit(String region, Map<String, String> answers) {
        String mobile = MOBILE_START + ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", "苏州试验建筑劳务有限公司");
        data.put("kind", "LABOUR");
        data.put("creditCode", creditCode());
        data.put("certificateKind", "BUSINESS_LICENCE");
        data.put("certificateValidUntil", "2049-12-31");
        data.put("registeredOn", "2015-06-01");
        data.put("regionCode", region);
        data.put("adminName", "陆建国");
        data.put("adminMobile", mobile);
        data.putAll(answers);
        FilingService.Opened opened =
                filings.open(Applicant.visitor(null, "陆建国"), "enterprise-certification", null, data);
        UUID id = opened.details().filing().id();
        Applicant applicant = Applicant.visitor(Objects.requireNonNull(opened.token()), "陆建国");
        for (String slot : List.of("certificate", "authorisation", "idFront", "idBack")) {
            filings.attach(applicant, id, slot, slot + ".png", new ByteArrayInputStream(picture()));
        }
        jdbc.sql("update filing set verified_mobile = :index where id = :id")
                .param("index", sealer.index("mobile", String.valueOf(data.get("adminMobile"))))
                .param("id", id)
                .update();
        Filing filing = filings.submit(applicant, id);
        // the registry knows none of them: that is worth a warning here, else each approval would have to say why
        jdbc.sql("update filing_finding set result = 'WARN' where filing = :id and result = 'FAIL'")
                .param("id", id)
                .update();
        return new Submitted(filing, applicant, task(id));
    }

    public String task(UUID filing) {
        return jdbc.sql("select id from open_task where filing = :filing")
                .param("filing", filing)
                .query(String.class)
                .single();
    }

    public static CurrentAccount reviewer(String name, String region) {
        return account(name, new Grant(Role.REVIEWER, null, region));
    }

    public static CurrentAccount account(String name, Grant... grants) {
        return new CurrentAccount(UUID.randomUUID(), name, name, List.of(grants), null, java.util.Set.of("*"));
    }

    private static String creditCode() {
        String start = "91320507MA1" + String.format("%06d", CODES.getAndIncrement());
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(check -> start + (char) check)
                .filter(code -> CreditCode.fault(code) == null)
                .findFirst()
                .orElseThrow();
    }

    private static byte[] picture() {
        var image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(new Color(ThreadLocalRandom.current().nextInt(0xffffff)));
        graphics.fillRect(0, 0, 320, 200);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
