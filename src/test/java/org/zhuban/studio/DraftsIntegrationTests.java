package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/** Drafts of filing types: who writes in one, what goes in and comes out, and what is refused. */
@ZhubanTest
class DraftsIntegrationTests {

    private static final String TYPE = "enterprise-profile";
    private static final String DIAGRAM = TYPE + ".bpmn";

    @Autowired
    private Drafts drafts;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private CurrentAccount wu;
    private CurrentAccount zheng;

    @BeforeEach
    void two_process_admins() {
        wu = admin("draft-wu", "吴工", "13905120071");
        zheng = admin("draft-zheng", "郑工", "13905120072");
    }

    @AfterEach
    void no_draft_is_left() {
        jdbc.sql("delete from process_draft").update();
    }

    private CurrentAccount admin(String login, String name, String mobile) {
        UUID id = accounts.ensure(
                login, name, "demo2026", mobile, null, List.of(new Grant(Role.PROCESS_ADMIN, null, null)));
        return accounts.find(id).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return ((ZhubanException) catchThrowable(act)).code();
    }

    @Test
    void a_draft_begins_as_the_newest_version_and_the_gate_is_content_with_it() {
        Draft draft = drafts.begin(wu, TYPE);

        assertThat(draft.name()).isEqualTo("企业基本信息归集");
        assertThat(draft.programme()).isEqualTo(Programme.XC);
        assertThat(draft.editedBy(wu.id())).isTrue();
        assertThat(drafts.files(wu, draft.id()).keySet())
                .contains(DIAGRAM, "checks.dmn", "forms/submit.form", "scenarios/approved.yaml");
        assertThat(drafts.check(wu, draft.id())).isEmpty();
    }

    @Test
    void there_is_one_open_draft_a_type_and_who_begins_another_gets_it() {
        Draft first = drafts.begin(wu, TYPE);
        assertThat(drafts.begin(zheng, TYPE)).isEqualTo(first);
        assertThat(drafts.openOf(zheng, TYPE)).contains(first);
        assertThat(drafts.open(zheng)).containsExactly(first);
    }

    @Test
    void a_type_that_nobody_deployed_has_no_draft() {
        assertThatThrownBy(() -> drafts.begin(wu, "no-such-type")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void whoever_is_no_process_admin_is_denied_and_the_denial_is_kept() {
        var stranger = new CurrentAccount(UUID.randomUUID(), "x", "某人", List.of(), null, Set.of("*"));
        long before = audited("draft-begin");
        assertThatThrownBy(() -> drafts.begin(stranger, TYPE)).isInstanceOf(DeniedException.class);
        assertThat(audited("draft-begin")).isEqualTo(before + 1);
    }

    @Test
    void a_saved_file_is_there_for_everybody_and_each_save_makes_a_version() {
        Draft draft = drafts.begin(wu, TYPE);
        Draft saved = drafts.save(wu, draft.id(), draft.version(), "scenarios/more.yaml", bytes("name: 另一例"));

        assertThat(saved.version()).isEqualTo(draft.version() + 1);
        assertThat(drafts.files(zheng, draft.id()).get("scenarios/more.yaml")).isEqualTo(bytes("name: 另一例"));
    }

    @Test
    void who_saw_an_older_version_saves_nothing() {
        Draft draft = drafts.begin(wu, TYPE);
        drafts.save(wu, draft.id(), draft.version(), "scenarios/a.yaml", bytes("a"));
        assertThat(refusal(() -> drafts.save(wu, draft.id(), draft.version(), "scenarios/a.yaml", bytes("b"))))
                .isEqualTo("studio.draft.changed");
        assertThat(drafts.files(wu, draft.id()).get("scenarios/a.yaml")).isEqualTo(bytes("a"));
    }

    @Test
    void another_admin_takes_over_the_former_editor_is_told_and_saves_nothing_more() {
        Draft draft = drafts.begin(wu, TYPE);
        assertThat(refusal(() -> drafts.save(zheng, draft.id(), draft.version(), "scenarios/a.yaml", bytes("a"))))
                .isEqualTo("studio.draft.taken");

        Draft taken = drafts.takeOver(zheng, draft.id());

        assertThat(taken.editorName()).isEqualTo("郑工");
        assertThat(told(wu)).isEqualTo(1);
        assertThatThrownBy(() -> drafts.save(wu, draft.id(), draft.version(), "scenarios/a.yaml", bytes("a")))
                .isInstanceOf(ConflictException.class)
                .extracting(refused -> ((ConflictException) refused).args()[0])
                .isEqualTo("郑工");
        drafts.save(zheng, draft.id(), taken.version(), "scenarios/a.yaml", bytes("a"));
    }

    @Test
    void files_are_deleted_and_renamed_but_never_the_diagram() {
        Draft draft = drafts.begin(wu, TYPE);
        UUID id = draft.id();
        Draft renamed = drafts.rename(wu, id, draft.version(), "scenarios/approved.yaml", "scenarios/passed.yaml");
        Draft without = drafts.delete(wu, id, renamed.version(), "scenarios/rejected.yaml");

        assertThat(drafts.files(wu, id).keySet())
                .contains("scenarios/passed.yaml")
                .doesNotContain("scenarios/approved.yaml", "scenarios/rejected.yaml");
        long version = without.version();
        assertThat(refusal(() -> drafts.delete(wu, id, version, DIAGRAM))).isEqualTo("studio.file.is-diagram");
        assertThat(refusal(() -> drafts.rename(wu, id, version, DIAGRAM, "other.bpmn")))
                .isEqualTo("studio.file.is-diagram");
        assertThat(refusal(() -> drafts.rename(wu, id, version, "checks.dmn", "forms/submit.form")))
                .isEqualTo("studio.file.there");
        assertThat(refusal(() -> drafts.delete(wu, id, version, "nothing.dmn"))).isEqualTo("studio.file.unknown");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../x.bpmn", "a.sh", "forms/A.form", "/etc/passwd", "forms/../a.form", "scenarios/a.yml", ""})
    void a_file_that_no_folder_holds_is_not_saved(String path) {
        Draft draft = drafts.begin(wu, TYPE);
        assertThat(refusal(() -> drafts.save(wu, draft.id(), draft.version(), path, bytes("x"))))
                .isEqualTo("studio.file.name");
    }

    @Test
    void a_file_over_a_megabyte_is_not_saved() {
        Draft draft = drafts.begin(wu, TYPE);
        assertThat(refusal(() -> drafts.save(wu, draft.id(), draft.version(), "big.dmn", new byte[1_000_001])))
                .isEqualTo("studio.file.too-big");
    }

    @Test
    void a_discarded_draft_is_kept_and_makes_room_for_another() {
        Draft draft = drafts.begin(wu, TYPE);
        Draft discarded = drafts.discard(wu, draft.id(), draft.version());

        assertThat(discarded.state()).isEqualTo(Draft.State.DISCARDED);
        assertThat(drafts.files(wu, draft.id())).isNotEmpty();
        assertThat(refusal(() -> drafts.save(wu, draft.id(), discarded.version(), "a.dmn", bytes("x"))))
                .isEqualTo("studio.draft.closed");
        assertThat(drafts.begin(wu, TYPE).id()).isNotEqualTo(draft.id());
    }

    @Test
    void a_new_type_begins_with_a_folder_that_the_gate_lets_pass() {
        Draft draft = drafts.create(
                wu, new NewType("street-works", "占道施工申报", Programme.JM, Set.of("enterprise:LABOUR", "person")));

        assertThat(drafts.check(wu, draft.id())).isEmpty();
        assertThat(draft.base()).isNull();
        var model = deployments.read("street-works", drafts.files(wu, draft.id()));
        assertThat(model.name()).isEqualTo("占道施工申报");
        assertThat(model.tasks().keySet()).containsExactlyInAnyOrder("review-filing", "correct-filing");
    }

    @Test
    void a_new_type_needs_a_free_key_a_plain_name_and_somebody_who_may_file() {
        var refused = (InvalidInputException)
                catchThrowable(() -> drafts.create(wu, new NewType("Bad Key", "<b>", Programme.JM, Set.of())));
        assertThat(refused.errors()).extracting(fault -> fault.field()).containsExactly("/key", "/name", "/applicants");
        var taken = (InvalidInputException)
                catchThrowable(() -> drafts.create(wu, new NewType(TYPE, "重复", Programme.JM, Set.of("person"))));
        assertThat(taken.errors().get(0).code()).isEqualTo("studio.new.key-taken");
        drafts.create(wu, new NewType("street-works", "占道施工申报", Programme.JM, Set.of("person")));
        var drafted = (InvalidInputException) catchThrowable(
                () -> drafts.create(zheng, new NewType("street-works", "占道", Programme.JM, Set.of("person"))));
        assertThat(drafted.errors().get(0).code()).isEqualTo("studio.new.key-drafted");
    }

    @Test
    void the_downloaded_zip_comes_back_unchanged_also_with_its_folder_around_it() throws IOException {
        Draft draft = drafts.begin(wu, TYPE);
        SortedMap<String, byte[]> files = drafts.files(wu, draft.id());
        byte[] zip = drafts.download(wu, draft.id());
        assertThat(names(zip)).containsExactlyElementsOf(files.keySet());

        Draft again = drafts.upload(wu, draft.id(), draft.version(), zip);
        assertThat(drafts.files(wu, draft.id()).keySet()).isEqualTo(files.keySet());

        var nested = new ArrayList<Map.Entry<String, byte[]>>();
        nested.add(Map.entry(TYPE + "/", new byte[0]));
        files.forEach((path, content) -> nested.add(Map.entry(TYPE + "/" + path, content)));
        nested.add(Map.entry("__MACOSX/._x", new byte[4]));
        drafts.upload(wu, draft.id(), again.version(), zip(nested));
        assertThat(drafts.files(wu, draft.id())).usingRecursiveComparison().isEqualTo(files);
    }

    @Test
    void an_upload_takes_the_place_of_the_whole_folder() throws IOException {
        Draft draft = drafts.begin(wu, TYPE);
        byte[] zip = zip(List.of(Map.entry(DIAGRAM, bytes("<x/>")), Map.entry("checks.dmn", bytes("<y/>"))));
        drafts.upload(wu, draft.id(), draft.version(), zip);
        assertThat(drafts.files(wu, draft.id()).keySet()).containsExactly("checks.dmn", DIAGRAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "forms/../../x.form",
                "C:/x.bpmn",
                "forms\\x.form",
                "..",
                "a\u0000.dmn",
                "forms/\u202Ex.form"
            })
    void a_zip_whose_names_lead_out_is_refused_and_audited(String name) throws IOException {
        refusedUpload(zip(List.of(Map.entry(DIAGRAM, bytes("<x/>")), Map.entry(name, bytes("x")))), null);
    }

    @Test
    void a_zip_of_ten_thousand_entries_is_refused() throws IOException {
        var entries = new ArrayList<Map.Entry<String, byte[]>>();
        for (int i = 0; i < 10_000; i++) {
            entries.add(Map.entry("t" + i + ".dmn", new byte[0]));
        }
        refusedUpload(zip(entries), "studio.zip.too-many");
    }

    @Test
    void a_bomb_is_refused_before_it_unpacks() throws IOException {
        refusedUpload(zip(List.of(Map.entry(DIAGRAM, new byte[400_000_000 / 8]))), null);
        var many = new ArrayList<Map.Entry<String, byte[]>>();
        for (int i = 0; i < 9; i++) {
            many.add(Map.entry("t" + i + ".dmn", new byte[900_000]));
        }
        refusedUpload(zip(many), "studio.zip.bomb");
    }

    @Test
    void a_zip_larger_than_a_folder_can_be_is_refused() throws IOException {
        var noise = new byte[990_000];
        new Random(7).nextBytes(noise);
        var many = new ArrayList<Map.Entry<String, byte[]>>();
        for (int i = 0; i < 11; i++) {
            many.add(Map.entry("t" + i + ".dmn", noise));
        }
        refusedUpload(zip(many), "studio.zip.too-big");
    }

    @Test
    void what_is_no_zip_or_holds_a_name_twice_or_no_diagram_is_refused() throws IOException {
        refusedUpload(bytes("%PDF-1.7 not a zip"), "studio.zip.broken");
        refusedUpload(new byte[0], "studio.zip.broken");
        refusedUpload(zip(List.of(Map.entry("checks.dmn", bytes("<x/>")))), "studio.zip.no-diagram");
        refusedUpload(
                zip(List.of(Map.entry(DIAGRAM, bytes("<x/>")), Map.entry(TYPE + "/" + DIAGRAM, bytes("<y/>")))),
                "studio.zip.twice");
        refusedUpload(
                zip(List.of(Map.entry(DIAGRAM, bytes("<x/>")), Map.entry("run.sh", bytes("x")))), "studio.file.name");
        byte[] cut = zip(List.of(Map.entry(DIAGRAM, bytes("<x/>".repeat(2_000)))));
        refusedUpload(java.util.Arrays.copyOf(cut, 60), "studio.zip.broken");
    }

    private void refusedUpload(byte[] zip, @org.jspecify.annotations.Nullable String code) {
        Draft draft = drafts.begin(wu, TYPE);
        var before = drafts.files(wu, draft.id()).keySet();
        long denials = audited("draft-upload");
        String refused = refusal(() -> drafts.upload(wu, draft.id(), draft.version(), zip));
        if (code != null) {
            assertThat(refused).isEqualTo(code);
        } else {
            assertThat(refused).startsWith("studio.");
        }
        assertThat(audited("draft-upload")).isEqualTo(denials + 1);
        assertThat(drafts.files(wu, draft.id()).keySet()).isEqualTo(before);
    }

    private static byte[] zip(List<Map.Entry<String, byte[]>> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> names(byte[] packed) throws IOException {
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    private long told(CurrentAccount account) {
        return jdbc.sql("select count(*) from box_message where account = ? and template = 'notice.draft-taken'")
                .param(account.id())
                .query(Long.class)
                .single();
    }

    private long audited(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ?")
                .param(action)
                .query(Long.class)
                .single();
    }

    @Test
    void of_what_somebody_goes_on_writing_in_a_file_the_first_save_is_audited() {
        Draft draft = drafts.begin(zheng, TYPE);
        long before = audited("draft-save");
        for (String text : List.of("name: 甲", "name: 甲乙", "name: 甲乙丙")) {
            draft = drafts.save(zheng, draft.id(), draft.version(), "scenarios/more.yaml", bytes(text));
        }
        assertThat(audited("draft-save")).as("one file").isEqualTo(before + 1);
        draft = drafts.save(zheng, draft.id(), draft.version(), "scenarios/other.yaml", bytes("name: 丁"));
        assertThat(audited("draft-save")).as("another file").isEqualTo(before + 2);
        draft = drafts.takeOver(wu, draft.id());
        draft = drafts.save(wu, draft.id(), draft.version(), "scenarios/more.yaml", bytes("name: 吴"));
        assertThat(audited("draft-save")).as("another person").isEqualTo(before + 3);
        jdbc.sql("update process_draft_file set changed_at = changed_at - interval '1 hour'")
                .update();
        drafts.save(wu, draft.id(), draft.version(), "scenarios/more.yaml", bytes("name: 吴工"));
        assertThat(audited("draft-save")).as("after a pause").isEqualTo(before + 4);
    }

    @Test
    void a_draft_is_listed_by_the_name_its_process_has_now() {
        Draft draft = drafts.begin(wu, TYPE);
        String diagram = new String(drafts.files(wu, draft.id()).get(DIAGRAM), UTF_8);
        Draft renamed =
                drafts.save(wu, draft.id(), draft.version(), DIAGRAM, bytes(diagram.replace("企业基本信息归集", "企业基本信息登记")));
        assertThat(drafts.open(zheng)).extracting(Draft::name).containsExactly("企业基本信息登记");
        Draft broken = drafts.save(wu, draft.id(), renamed.version(), DIAGRAM, bytes("<bpmn"));
        assertThat(broken.name()).as("as long as it can't be read").isEqualTo("企业基本信息登记");
    }
}
