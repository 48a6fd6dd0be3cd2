package org.zhuban.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;
import org.zhuban.employment.Employments;
import org.zhuban.employment.Employments.Standing;
import org.zhuban.entry.NationalPlatform.Registration;
import org.zhuban.entry.NationalPlatform.Registrations;
import org.zhuban.entry.NationalPlatform.State;
import org.zhuban.privacy.Masks;
import org.zhuban.reference.CodeTables;

/** 注册证书 of an enterprise's people as the national platform has them, as rows of field {@code registrations}: of those it employs only. */
@Component
public class EntryRegistrations {

    static final String FIELD = "registrations";
    static final String NOTE = "registrationsNote";

    private static final int NAMED = 8;

    private final PlatformAnswers platform;
    private final Employments employments;
    private final CodeTables codes;
    private final Texts texts;
    private final Clock clock;

    EntryRegistrations(PlatformAnswers platform, Employments employments, CodeTables codes, Texts texts, Clock clock) {
        this.platform = platform;
        this.employments = employments;
        this.codes = codes;
        this.texts = texts;
        this.clock = clock;
    }

    /** What a synchronisation gives: rows, and a sentence on what was found, what not, and why. */
    record Found(List<Map<String, Object>> rows, String told) {}

    Found found(EntryKind kind, UUID enterprise, Registrations answer) {
        if (answer.state() != State.ANSWERED) {
            return new Found(
                    List.of(),
                    texts.text("entry.registrations." + answer.state().name().toLowerCase(java.util.Locale.ROOT)));
        }
        LocalDate today = LocalDate.now(clock);
        Map<String, Standing> standings = employments.standings(
                enterprise, answer.found().stream().map(Registration::idNumber).toList());
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        int expired = 0;
        int others = 0;
        for (Registration one : answer.found()) {
            if (!kind.employs(type(one))) {
                others++;
            } else if (one.validUntil().isBefore(today)) {
                expired++;
            } else if (standings.get(one.idNumber()) != Standing.EMPLOYED) {
                strangers.add(Masks.name(one.name()));
            } else {
                rows.add(row(one));
            }
        }
        String told = texts.text("entry.registrations.found", rows.size());
        if (!strangers.isEmpty()) {
            String names = strangers.stream().limit(NAMED).collect(Collectors.joining("、"));
            told += texts.text("entry.registrations.not-employed", strangers.size(), names);
        }
        told += expired > 0 ? texts.text("entry.registrations.expired", expired) : "";
        told += others > 0 ? texts.text("entry.registrations.others", others) : "";
        return new Found(rows, told);
    }

    private String type(Registration one) {
        return codes.name("personnel-certificate-type", one.type()).orElse(one.type());
    }

    private Map<String, Object> row(Registration one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", one.name());
        row.put("idNumber", one.idNumber());
        row.put("certificateType", type(one));
        row.put("specialty", one.specialty());
        row.put("certificateNo", one.certificateNo());
        row.put("validUntil", one.validUntil().toString());
        return row;
    }

    /**
     * How the rows stand to the platform as it was asked within the day.
     *
     * @return {@code NONE, DOWN, DIFFERS, MATCH}
     */
    String compared(String creditCode, Map<String, Object> data) {
        List<Map<String, Object>> stated = EntryQualifications.list(data, FIELD);
        if (stated.isEmpty()) {
            return "NONE";
        }
        Registrations answer = platform.registrations(creditCode);
        if (answer.state() == State.DOWN) {
            return "DOWN";
        }
        Set<List<String>> known = answer.found().stream()
                .map(one -> List.of(
                        one.idNumber(), one.certificateNo(), one.validUntil().toString()))
                .collect(Collectors.toSet());
        return stated.stream()
                        .allMatch(row -> known.contains(List.of(
                                Objects.toString(row.get("idNumber"), ""),
                                Objects.toString(row.get("certificateNo"), ""),
                                Objects.toString(row.get("validUntil"), ""))))
                ? "MATCH"
                : "DIFFERS";
    }
}
