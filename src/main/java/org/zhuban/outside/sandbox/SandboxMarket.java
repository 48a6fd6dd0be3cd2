package org.zhuban.outside.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Fifteen invented enterprises of a dozen provinces with their qualifications and registered persons, as the national market platform has them. */
@Component
@Profile({"demo", "test"})
class SandboxMarket {

    record Qualification(
            String type,
            String specialty,
            String grade,
            String certificateNo,
            String issuedOn,
            String validUntil,
            String issuedBy) {}

    record Registration(
            String name, String idNumber, String type, String specialty, String certificateNo, String validUntil) {}

    /** How the platform behaves when asked for this enterprise; what an enterprise is good for. */
    enum Quirk {
        /** Answers. */
        NONE,
        /** Answers, but takes its time with each page. */
        SLOW,
        /** Fails at once. */
        DOWN,
        /** Gives a first page and fails at the next. */
        HALF
    }

    record Unit(
            String creditCode,
            String name,
            Quirk quirk,
            List<Qualification> qualifications,
            List<Registration> registrations) {}

    private static final Map<String, Quirk> QUIRKS = Map.of(
            "91500000MA5TC0091K", Quirk.SLOW,
            "91340000MA2HT0100J", Quirk.DOWN,
            "91350000MA3WE0112K", Quirk.HALF);

    private final Map<String, Unit> units = new LinkedHashMap<>();

    SandboxMarket(SandboxEnterprises enterprises) {
        for (String[] row : rows("outside/market-qualifications.csv")) {
            unit(row[0], enterprises)
                    .qualifications
                    .add(new Qualification(row[1], row[2], row[3], row[4], row[5], row[6], row[7]));
        }
        for (String[] row : rows("outside/market-registrations.csv")) {
            unit(row[0], enterprises)
                    .registrations
                    .add(new Registration(row[1], row[2], row[3], row[4], row[5], row[6]));
        }
    }

    private Unit unit(String creditCode, SandboxEnterprises enterprises) {
        return units.computeIfAbsent(
                creditCode,
                code -> new Unit(
                        code,
                        enterprises.find(code).orElseThrow().name(),
                        QUIRKS.getOrDefault(code, Quirk.NONE),
                        new ArrayList<>(),
                        new ArrayList<>()));
    }

    private static List<String[]> rows(String file) {
        try (var in = new ClassPathResource(file).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Unit> all() {
        return List.copyOf(units.values());
    }

    Optional<Unit> find(String creditCode) {
        return Optional.ofNullable(units.get(creditCode));
    }
}
