package org.zhuban.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.UnprocessableException;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;

/**
 * Models of others from a folder of one's own, {@code -Dzhuban.corpus=…}, put into a draft as an administrator does it: uploaded and checked.
 * A table or a form takes its place in a folder that is sound without it.
 */
@ZhubanTest
@EnabledIfSystemProperty(named = "zhuban.corpus", matches = ".+")
class CorpusUploadIntegrationTests {

    private static final Logger log = LoggerFactory.getLogger(CorpusUploadIntegrationTests.class);
    private static final String TYPE = "enterprise-profile";
    private static final Duration SOON = Duration.ofSeconds(5);

    @Autowired
    private Drafts drafts;

    @Autowired
    private ContractChecks contract;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void no_draft_is_left() {
        jdbc.sql("delete from process_draft").update();
    }

    private static SortedMap<String, byte[]> folder(String name, byte[] content) {
        var files =
                name.endsWith(".bpmn") ? new TreeMap<String, byte[]>() : new TreeMap<>(Folders.read(Folders.PROFILE));
        String path =
                name.endsWith(".bpmn") ? TYPE + ".bpmn" : name.endsWith(".dmn") ? "other.dmn" : "forms/submit.form";
        files.put(path, content);
        return files;
    }

    @Test
    void every_file_of_others_is_taken_or_refused_and_checked_within_seconds() throws IOException {
        CurrentAccount wu = reviewers.processAdmin("corpus-wu", "吴工");
        Draft draft = drafts.begin(wu, TYPE);
        var slow = new ArrayList<String>();
        var refused = new TreeMap<String, Integer>();
        int all = 0;
        int sound = 0;
        try (Stream<Path> found = Files.walk(Path.of(System.getProperty("zhuban.corpus")))) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile)::iterator) {
                String name = file.getFileName().toString();
                if (!name.matches(".+\\.(bpmn|dmn|form)")) {
                    continue;
                }
                all++;
                byte[] zip = FolderZip.write(folder(name, Files.readAllBytes(file)));
                long start = System.nanoTime();
                try {
                    draft = drafts.upload(wu, draft.id(), draft.version(), zip);
                    var faults = drafts.check(wu, draft.id());
                    faults.forEach(fault -> refused.merge(fault.code(), 1, Integer::sum));
                    if (faults.isEmpty()) {
                        sound++;
                        contract.check(wu, TYPE, drafts.files(wu, draft.id()));
                    }
                } catch (UnprocessableException told) {
                    refused.merge(told.code(), 1, Integer::sum);
                } catch (RuntimeException thrown) {
                    throw new AssertionError(file + " threw " + thrown, thrown);
                }
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                if (took.compareTo(SOON) > 0) {
                    slow.add(file + " " + took);
                }
            }
        }
        log.info("{} files uploaded, {} sound, told {}", all, sound, refused);
        assertThat(all).isPositive();
        assertThat(slow).isEmpty();
    }
}
