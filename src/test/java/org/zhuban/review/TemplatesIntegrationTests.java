package org.zhuban.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhuban.ZhubanTest;
import org.zhuban.common.ConflictException;
import org.zhuban.common.DeniedException;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.filing.form.FormElement;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.review.SubmittedFilings.Submitted;

/** Opinion templates and standard reasons. */
@ZhubanTest
class TemplatesIntegrationTests {

    private static final String TYPE = "enterprise-certification";

    @Autowired
    private OpinionTemplates templates;

    @Autowired
    private FaultReasons reasons;

    @Autowired
    private ReviewService reviews;

    @Autowired
    private SubmittedFilings submitted;

    private final CurrentAccount li = SubmittedFilings.reviewer("李审核", "320506");
    private final CurrentAccount wang = SubmittedFilings.reviewer("王审核", "320506");
    private final CurrentAccount city = SubmittedFilings.account("市主管", new Grant(Role.SUPERVISOR, null, "320500"));

    private static OpinionTemplate own(String title) {
        return new OpinionTemplate(null, false, null, null, null, "returned", title, "请补正");
    }

    private static OpinionTemplate shared(String region, String type, String title) {
        return new OpinionTemplate(null, true, region, null, type, null, title, "请按要求办理");
    }

    private List<String> titles(CurrentAccount account, OpenTask task) {
        return templates.of(account, task).stream().map(OpinionTemplate::title).toList();
    }

    @Test
    void a_task_offers_my_own_and_those_shared_at_its_desk_for_its_type() {
        Submitted one = submitted.submit("320506");
        OpenTask task = reviews.details(li, one.taskId()).task();
        String mark = UUID.randomUUID().toString().substring(0, 8);
        templates.save(li, own(mark + "我的"));
        templates.save(wang, own(mark + "王的"));
        templates.save(city, shared("3205", null, mark + "全市"));
        templates.save(city, shared("320506", TYPE, mark + "本区本事项"));
        templates.save(city, shared("320506", "construction-permit", mark + "他事项"));
        templates.save(city, shared("320507", null, mark + "他区"));
        assertThat(titles(li, task))
                .filteredOn(title -> title.startsWith(mark))
                .containsExactlyInAnyOrder(mark + "我的", mark + "全市", mark + "本区本事项");
        assertThat(templates.all(li))
                .extracting(OpinionTemplate::title)
                .contains(mark + "我的", mark + "全市", mark + "他事项")
                .doesNotContain(mark + "王的", mark + "他区");
    }

    @Test
    void what_is_shared_only_its_supervisor_changes_and_what_is_anothers_nobody_sees() {
        OpinionTemplate kept = templates.save(city, shared("320506", null, "共用"));
        OpinionTemplate mine = templates.save(wang, own("王的"));
        assertThatThrownBy(() -> templates.save(li, shared("320506", null, "越权")))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> templates.save(city, shared("3101", null, "越权")))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> templates.delete(li, kept.id())).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() ->
                        templates.save(li, new OpinionTemplate(kept.id(), false, null, null, null, null, "拿走", "拿走")))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> templates.delete(li, mine.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        templates.save(li, new OpinionTemplate(mine.id(), false, null, null, null, null, "拿走", "拿走")))
                .isInstanceOf(NotFoundException.class);
        templates.delete(wang, mine.id());
        assertThat(templates.all(wang)).noneMatch(each -> mine.id().equals(each.id()));
    }

    @Test
    void every_fault_of_a_template_is_told_at_once() {
        assertThatThrownBy(() -> templates.save(
                        li, new OpinionTemplate(null, false, null, null, null, null, " ", "x".repeat(2001))))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .extracting(error -> error.field() + " " + error.code())
                        .containsExactly("/title template.title-missing", "/text review.opinion-long"));
    }

    @Test
    void a_fault_is_offered_the_reasons_of_its_field_then_of_its_type_then_the_general_ones() {
        Submitted one = submitted.submit("320506");
        TaskDetails details = reviews.details(li, one.taskId());
        FormElement name = details.filing().form().field("name").orElseThrow();
        FormElement paper = details.filing().form().field("certificate").orElseThrow();
        String mark = UUID.randomUUID().toString().substring(0, 8);
        reasons.save(city, new FaultReason(null, "3205", TYPE, null, mark + "任何"));
        reasons.save(city, new FaultReason(null, "3205", TYPE, "name", mark + "名称"));
        reasons.save(city, new FaultReason(null, "320507", TYPE, "name", mark + "他区"));
        List<FaultReason> kept = reasons.of(li, details.task());
        List<String> offered = reasons.at(li, kept, name);
        assertThat(offered)
                .containsSubsequence(mark + "名称", mark + "任何", "与上传的材料不一致，请核对后修改。")
                .doesNotContain(mark + "他区");
        assertThat(reasons.at(li, kept, paper))
                .contains(mark + "任何", "图片不清晰，请重新拍摄或扫描后上传。")
                .doesNotContain(mark + "名称");
    }

    @Test
    void standard_reasons_are_kept_once_by_supervisors_for_fields_that_exist() {
        String mark = UUID.randomUUID().toString();
        FaultReason kept = reasons.save(city, new FaultReason(null, "320506", TYPE, "name", mark));
        assertThatThrownBy(() -> reasons.save(city, new FaultReason(null, "320506", TYPE, "name", mark)))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> reasons.save(li, new FaultReason(null, "320506", TYPE, "name", "越权")))
                .isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> reasons.delete(li, kept.id())).isInstanceOf(DeniedException.class);
        assertThatThrownBy(() -> reasons.save(city, new FaultReason(null, "320506", TYPE, "nonsense", " ")))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> assertThat(invalid.errors())
                        .extracting(error -> error.field() + " " + error.code())
                        .containsExactly("/field review.fault-field", "/reason review.fault-reason"));
        reasons.delete(city, kept.id());
        assertThat(reasons.all(city)).noneMatch(each -> kept.id().equals(each.id()));
    }

    @Test
    void process_administrators_read_nothing_that_is_kept_for_the_authoritys_desks() {
        String mark = UUID.randomUUID().toString();
        templates.save(city, shared("3205", null, mark));
        reasons.save(city, new FaultReason(null, "320506", TYPE, "name", mark));
        CurrentAccount admin = SubmittedFilings.account("郑工", Grant.of(Role.PROCESS_ADMIN));
        CurrentAccount both =
                SubmittedFilings.account("孙工", Grant.of(Role.PROCESS_ADMIN), new Grant(Role.REVIEWER, null, "330105"));
        assertThat(templates.all(city)).anyMatch(each -> each.title().equals(mark));
        assertThat(templates.all(admin)).noneMatch(each -> each.title().equals(mark));
        assertThat(templates.all(both)).noneMatch(each -> each.title().equals(mark));
        assertThatThrownBy(() -> reasons.all(admin)).isInstanceOf(DeniedException.class);
        assertThat(reasons.all(both)).noneMatch(each -> each.reason().equals(mark));
        assertThat(templates.save(admin, own("自己的")).shared()).isFalse();
    }
}
