package org.zhuban.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.entry.NationalPlatform.Qualification;
import org.zhuban.entry.NationalPlatform.Qualifications;
import org.zhuban.entry.NationalPlatform.State;
import org.zhuban.reference.CodeTables;

/** 资质 as the national platform has them and as rows of a form: field {@code qualifications} (synchronised) and {@code ownQualifications} (by hand). */
@Component
public class EntryQualifications {

    static final String FIELD = "qualifications";
    static final String OWN = "ownQualifications";
    static final String NOTE = "qualificationsNote";

    private static final String TYPE = "qualification-type";

    /** What the names of grades begin with, by type: the standard gives the grades of all types the same codes. */
    private static final Map<String, String> GRADES = Map.of(
            "1", "工程勘察", "2", "工程设计", "3", "建筑业", "4", "工程监理", "5", "招标代理", "6", "设计施工一体化", "7", "工程造价咨询", "9", "施工图审查",
            "10", "质量检测");

    private final PlatformAnswers platform;
    private final CodeTables codes;
    private final Texts texts;
    private final Clock clock;

    EntryQualifications(PlatformAnswers platform, CodeTables codes, Texts texts, Clock clock) {
        this.platform = platform;
        this.codes = codes;
        this.texts = texts;
        this.clock = clock;
    }

    /** Those of the kind that have not expired, as rows of the form. */
    List<Map<String, Object>> rows(EntryKind kind, Qualifications answer) {
        return current(kind, answer).stream().map(this::row).toList();
    }

    private List<Qualification> current(EntryKind kind, Qualifications answer) {
        LocalDate today = LocalDate.now(clock);
        return answer.found().stream()
                .filter(one -> kind.covers(one.type()) && !one.validUntil().isBefore(today))
                .toList();
    }

    private Map<String, Object> row(Qualification one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("type", one.type());
        row.put(
                "specialty",
                codes.name("qualification-specialty", one.specialty()).orElse(one.specialty()));
        row.put("grade", grade(one));
        row.put("certificateNo", one.certificateNo());
        row.put("issuedBy", one.issuedBy());
        row.put("issuedOn", one.issuedOn().toString());
        row.put("validUntil", one.validUntil().toString());
        return row;
    }

    private String grade(Qualification one) {
        String first = GRADES.getOrDefault(one.type(), "");
        return codes.items("qualification-grade").stream()
                .filter(item -> item.code().equals(one.grade()) && item.name().startsWith(first))
                .map(item -> item.name().substring(first.length()))
                .findFirst()
                .orElse(one.grade());
    }

    /** What was found, what not, and why. */
    String told(EntryKind kind, Qualifications answer) {
        String name = codes.name("entry-kind", kind.name()).orElse(kind.name());
        if (answer.state() != State.ANSWERED) {
            return texts.text("entry.qualifications." + answer.state().name().toLowerCase(java.util.Locale.ROOT));
        }
        long fitting =
                answer.found().stream().filter(one -> kind.covers(one.type())).count();
        long current = current(kind, answer).size();
        long others = answer.found().size() - fitting;
        String told = current > 0
                ? texts.text("entry.qualifications.found", name, current)
                : texts.text("entry.qualifications.none", name);
        String expired = fitting > current ? texts.text("entry.qualifications.expired", fitting - current) : "";
        return told + expired + (others > 0 ? texts.text("entry.qualifications.others", others) : "");
    }

    /**
     * How the answers stand to the platform as it was asked within the day.
     *
     * @return {@code NOT_NEEDED, BY_HAND, NONE, DOWN, DIFFERS, EXPIRED, MATCH}
     */
    String compared(EntryKind kind, String creditCode, Map<String, Object> data) {
        if (!kind.needsQualification()) {
            return "NOT_NEEDED";
        }
        if (!list(data, OWN).isEmpty()) {
            return "BY_HAND";
        }
        List<Map<String, Object>> stated = list(data, FIELD);
        if (stated.isEmpty()) {
            return "NONE";
        }
        Qualifications answer = platform.qualifications(creditCode);
        if (answer.state() == State.DOWN) {
            return "DOWN";
        }
        LocalDate today = LocalDate.now(clock);
        if (stated.stream().anyMatch(row -> ended(row, today))) {
            return "EXPIRED";
        }
        return same(stated, rows(kind, answer)) ? "MATCH" : "DIFFERS";
    }

    /** Has the platform qualifications of the kind? */
    boolean known(EntryKind kind, String creditCode) {
        return platform.qualifications(creditCode).found().stream().anyMatch(one -> kind.covers(one.type()));
    }

    static boolean ended(Map<String, Object> row, LocalDate today) {
        Object until = row.get("validUntil");
        return until != null && LocalDate.parse(until.toString()).isBefore(today);
    }

    private static boolean same(List<Map<String, Object>> stated, List<Map<String, Object>> known) {
        return keys(stated).equals(keys(known));
    }

    private static Set<List<String>> keys(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row -> List.of(
                        text(row, "certificateNo"),
                        text(row, "specialty"),
                        text(row, "grade"),
                        text(row, "validUntil")))
                .collect(Collectors.toSet());
    }

    private static String text(Map<String, Object> row, String key) {
        return Objects.toString(row.get(key), "");
    }

    /** A line for people, e.g. 建筑业 市政公用工程 一级 D141000001（有效期至 2028-05-01）. */
    String line(Map<String, Object> row) {
        String type = codes.name(TYPE, text(row, "type")).orElse(text(row, "type"));
        return texts.text(
                java.util.Locale.SIMPLIFIED_CHINESE,
                "entry.qualification",
                type,
                text(row, "specialty"),
                text(row, "grade"),
                text(row, "certificateNo"),
                text(row, "validUntil"));
    }

    /** Rows of a list of the form; empty for none. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> list(Map<String, Object> data, String field) {
        return data.get(field) instanceof List<?> rows
                ? rows.stream()
                        .filter(Map.class::isInstance)
                        .map(row -> (Map<String, Object>) row)
                        .toList()
                : List.of();
    }
}
