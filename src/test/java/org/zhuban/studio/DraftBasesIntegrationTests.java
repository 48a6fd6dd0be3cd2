package org.zhuban.studio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhuban.ApartTest;
import org.zhuban.common.ConflictException;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.Reviewers;

/** A draft whose type gets a newer version meanwhile. */
@ApartTest
class DraftBasesIntegrationTests {

    private static final String FORM = "forms/submit.form";
    private static final String DIAGRAM = "night-work.bpmn";

    @Autowired
    private Drafts drafts;

    @Autowired
    private DraftBases bases;

    @Autowired
    private ProcessDeployments deployments;

    @Autowired
    private Reviewers reviewers;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private NightWorkFolders folders;
    private CurrentAccount wu;
    private CurrentAccount zheng;

    @BeforeEach
    void a_version() {
        wu = reviewers.processAdmin("base-wu", "吴工");
        zheng = reviewers.processAdmin("base-zheng", "郑工");
        folders = new NightWorkFolders(deployments, transaction);
        folders.deploy(folders.reworded("基础 " + UUID.randomUUID()));
    }

    @AfterEach
    void no_draft_is_left() {
        jdbc.sql("delete from process_draft").update();
    }

    private int newest() {
        return deployments.versions(NightWorks.KEY).get(0).version();
    }

    private static byte[] with(SortedMap<String, byte[]> files, String path, String more) {
        return (new String(files.get(path), UTF_8) + more).getBytes(UTF_8);
    }

    @Test
    void a_draft_says_that_a_newer_version_was_released_since_it_began() {
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        int base = newest();
        assertThat(bases.stale(wu, draft.id())).isEmpty();
        folders.deploy(folders.reworded("更新 " + UUID.randomUUID()));
        assertThat(bases.stale(zheng, draft.id())).contains(new DraftBases.Stale(newest(), base));
    }

    @Test
    void what_the_draft_did_not_change_comes_from_the_newer_version_and_what_it_changed_stays() {
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        SortedMap<String, byte[]> begun = drafts.files(wu, draft.id());
        byte[] mine = with(begun, FORM, "\n");
        draft = drafts.save(wu, draft.id(), draft.version(), FORM, mine);
        draft = drafts.save(wu, draft.id(), draft.version(), "scenarios/mine.yaml", "name: 我的".getBytes(UTF_8));
        String released = folders.deploy(folders.reworded("更新 " + UUID.randomUUID()));
        long audited = audited();

        DraftBases.Rebased rebased = bases.rebase(wu, draft.id(), draft.version());

        assertThat(rebased.both()).isEmpty();
        assertThat(rebased.draft().base()).isEqualTo(released);
        assertThat(bases.stale(wu, draft.id())).isEmpty();
        Map<String, byte[]> now = drafts.files(wu, draft.id());
        assertThat(now.get(DIAGRAM)).isEqualTo(deployments.files(released).get(DIAGRAM));
        assertThat(now.get(FORM)).isEqualTo(mine);
        assertThat(now).containsKey("scenarios/mine.yaml");
        assertThat(audited()).isEqualTo(audited + 1);
    }

    @Test
    void a_file_that_both_changed_stays_the_drafts_and_is_named() {
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        byte[] mine = with(drafts.files(wu, draft.id()), DIAGRAM, "<!-- mine -->");
        draft = drafts.save(wu, draft.id(), draft.version(), DIAGRAM, mine);
        folders.deploy(folders.reworded("更新 " + UUID.randomUUID()));

        DraftBases.Rebased rebased = bases.rebase(wu, draft.id(), draft.version());

        assertThat(rebased.both()).containsExactly(DIAGRAM);
        assertThat(drafts.files(wu, draft.id()).get(DIAGRAM)).isEqualTo(mine);
    }

    @Test
    void only_who_edits_a_draft_bases_it_anew() {
        Draft draft = drafts.begin(wu, NightWorks.KEY);
        folders.deploy(folders.reworded("更新 " + UUID.randomUUID()));
        assertThatThrownBy(() -> bases.rebase(zheng, draft.id(), draft.version()))
                .isInstanceOf(ConflictException.class)
                .hasMessage("studio.draft.taken");
    }

    private long audited() {
        return jdbc.sql("select count(*) from audit_entry where action = 'draft-rebase'")
                .query(Long.class)
                .single();
    }
}
