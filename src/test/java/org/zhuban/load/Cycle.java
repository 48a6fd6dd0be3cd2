package org.zhuban.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.CreditCode;
import org.zhuban.load.Call.Act;

/** One filing from draft to approval, by API; says at any moment how far it got. */
public final class Cycle {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final AtomicInteger COUNT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1_000_000));

    private final Site site;
    private final String creditCode = creditCode(COUNT.incrementAndGet());
    private final String mobile = "139%08d".formatted(COUNT.get() % 100_000_000);
    private volatile @Nullable UUID id;
    private volatile boolean submitted;
    private volatile boolean deciding;
    private volatile boolean decided;
    private volatile int files;

    /**
     * Where it happens.
     *
     * @param caller   sends a call until it is answered
     * @param filer    bearer token of the enterprise's account
     * @param reviewer bearer token of the reviewer
     * @param office   confirms a visitor's mobile without an SMS
     */
    public record Site(URI address, Papers papers, Caller caller, String filer, String reviewer, Office office) {

        URI at(String path) {
            return URI.create(address + "/api/v1" + path);
        }
    }

    /** Sends a call. */
    public interface Caller {
        JsonNode answer(Call call);
    }

    public Cycle(Site site) {
        this.site = site;
    }

    /** By an enterprise: {@code bench-certification}, seven calls that change something and one that reads. */
    public void run() {
        approve(submit());
    }

    /** The half that is the enterprise's. @return the filing's number */
    public String submit() {
        JsonNode draft =
                post(Act.OPEN, "/filings", site.filer(), Map.of("type", "bench-certification", "data", answers()));
        id = UUID.fromString(draft.path("id").asText());
        attach(site.filer(), "certificate", "authorisation");
        post(Act.SUBMIT, "/filings/" + id + "/submit", site.filer(), null);
        submitted = true;
        return draft.path("number").asText();
    }

    /** By a visitor: the real {@code enterprise-certification} with four files; its approval makes an enterprise, an account and three SMS. */
    public void runAsVisitor() {
        JsonNode draft =
                post(Act.OPEN, "/public/filings", null, Map.of("type", "enterprise-certification", "data", answers()));
        UUID filing = UUID.fromString(draft.path("id").asText());
        id = filing;
        String token = draft.path("token").asText();
        attach(token, "certificate", "authorisation", "idFront", "idBack");
        site.office().confirmMobile(filing);
        post(Act.SUBMIT, "/filings/" + id + "/submit", token, null);
        submitted = true;
        approve(draft.path("number").asText());
    }

    private void approve(String number) {
        JsonNode rows = site.caller()
                .answer(Call.get(Act.FIND, site.at("/tasks?q=" + number), site.reviewer()))
                .path("items");
        if (rows.size() != 1) {
            throw new IllegalStateException(number + " is " + rows.size() + " times in the inbox");
        }
        String task = rows.get(0).path("id").asText();
        post(Act.CLAIM, "/tasks/" + task + "/claim", site.reviewer(), null);
        deciding = true;
        post(Act.DECIDE, "/tasks/" + task + "/decide", site.reviewer(), Call.approval());
        decided = true;
    }

    /** The first slots get a PDF, the last a picture. */
    private void attach(String token, String... slots) {
        files = slots.length;
        for (int i = 0; i < slots.length; i++) {
            boolean picture = i == slots.length - 1;
            site.caller()
                    .answer(Call.upload(
                            site.at("/filings/" + id),
                            token,
                            slots[i],
                            picture ? "scan.png" : "letter.pdf",
                            picture ? "image/png" : "application/pdf",
                            picture ? site.papers().picture() : site.papers().letter()));
        }
    }

    private JsonNode post(Act act, String path, @Nullable String token, @Nullable Object body) {
        return site.caller().answer(Call.post(act, site.at(path), token, body));
    }

    private Map<String, Object> answers() {
        var data = new LinkedHashMap<String, Object>();
        data.put("name", "苏州压测建筑劳务有限公司" + creditCode.substring(8));
        data.put("kind", "LABOUR");
        data.put("creditCode", creditCode);
        data.put("certificateKind", "BUSINESS_LICENCE");
        data.put("certificateValidUntil", "2049-12-31");
        data.put("registeredOn", "2016-04-18");
        data.put("regionCode", Office.REGION);
        data.put("adminName", "陆志强");
        data.put("adminMobile", mobile);
        return data;
    }

    /** With a right check digit. */
    public static String creditCode(int number) {
        String base = "9" + "1" + Office.REGION + "%08d".formatted(number) + "0";
        for (char check : ALPHABET.toCharArray()) {
            if (CreditCode.fault(base + check) == null) {
                return base + check;
            }
        }
        throw new IllegalStateException(base);
    }

    /** Null before its draft was acknowledged. */
    public @Nullable UUID id() {
        return id;
    }

    /** Its submission was acknowledged. */
    public boolean submitted() {
        return submitted;
    }

    /** The decision was sent, perhaps. */
    public boolean deciding() {
        return deciding;
    }

    /** The decision was acknowledged. */
    public boolean decided() {
        return decided;
    }

    /** How many are attached in the end. */
    public int files() {
        return files;
    }
}
