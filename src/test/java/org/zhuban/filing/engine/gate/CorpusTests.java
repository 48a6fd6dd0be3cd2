package org.zhuban.filing.engine.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models of others, e.g. the test suites of BPMN MIWG and of Camunda, from a folder of one's own: {@code -Dzhuban.corpus=…}. Each is accepted
 * or refused with a reason, soon, and nothing is thrown.
 */
@EnabledIfSystemProperty(named = "zhuban.corpus", matches = ".+")
class CorpusTests {

    private static final Logger log = LoggerFactory.getLogger(CorpusTests.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String KEY = "corpus";

    private final ProcessGate gate = new ProcessGate(
            Set.of("runChecks", "enterRegister"),
            Set.of("authority", "applicant"),
            content -> new ProcessGate.FormCheck(KEY + ".submit", java.util.List.of(), Set.of(), Set.of()),
            content -> java.util.Optional.empty());

    private static Map<String, byte[]> sound() {
        var folder = new TreeMap<String, byte[]>();
        folder.put(KEY + ".bpmn", Samples.BPMN.replace("sample-type", KEY).getBytes(UTF_8));
        folder.put("checks.dmn", Samples.DMN.replace("sample-type", KEY).getBytes(UTF_8));
        return folder;
    }

    @Test
    void the_folder_for_the_tables_of_others_is_sound() {
        Map<String, byte[]> folder = sound();
        folder.put("forms/submit.form", new byte[0]);
        assertThat(gate.check(KEY, folder)).isEmpty();
    }

    @Test
    void every_model_of_others_is_accepted_or_refused_with_a_reason_within_seconds() throws IOException {
        var reasons = new TreeMap<String, Integer>();
        var slow = new ArrayList<String>();
        int accepted = 0;
        int all = 0;
        int tables = 0;
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("zhuban.corpus")))) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (!name.endsWith(".bpmn") && !name.endsWith(".dmn")) {
                    continue;
                }
                all++;
                boolean table = name.endsWith(".dmn");
                String own = table ? "other.dmn" : KEY + ".bpmn";
                byte[] content = Files.readAllBytes(file);
                long start = System.nanoTime();
                try {
                    Map<String, byte[]> folder = table ? sound() : new TreeMap<>();
                    folder.put("forms/submit.form", new byte[0]);
                    folder.put(own, ProcessGate.cleaned(own, content));
                    var faults = gate.check(KEY, folder);
                    if (table) {
                        tables++;
                        assertThat(faults)
                                .as("%s stands in a folder that is sound without it", file)
                                .allMatch(fault -> fault.resource().equals(own));
                    }
                    if (faults.isEmpty()) {
                        accepted++;
                    } else {
                        reasons.merge(faults.get(0).code(), 1, Integer::sum);
                    }
                } catch (RuntimeException thrown) {
                    fail(file + " threw " + thrown, thrown);
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                if (took.compareTo(SOON) > 0) {
                    slow.add(file + " " + took);
                }
            }
        }
        log.info("{} models ({} tables), {} accepted, refused for {}", all, tables, accepted, reasons);
        assertThat(all).isPositive();
        assertThat(slow).isEmpty();
    }
}
