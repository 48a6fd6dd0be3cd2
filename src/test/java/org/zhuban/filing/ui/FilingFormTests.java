package org.zhuban.filing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.BlurNotifier;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.FileRejectedEvent;
import com.vaadin.flow.component.upload.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhuban.attachment.Attachment;
import org.zhuban.attachment.Slot;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.TooManyException;
import org.zhuban.filing.Fault;
import org.zhuban.filing.form.FieldChange;
import org.zhuban.filing.form.FormDefinition;
import org.zhuban.filing.form.Forms;
import org.zhuban.filing.form.TestForms;
import org.zhuban.reference.Region;

class FilingFormTests {

    private final Forms forms = TestForms.forms();
    private final FormDefinition definition = forms.parse(TestForms.certification());
    private final FormServices services = new FormServices(
            TestForms.REGIONS, TestForms.CODE_TABLES, forms, TestForms.TEXTS, TestForms.CONDITIONS, TestForms.CLOCK);
    private final Desk desk = new Desk();
    private FilingForm form;

    @BeforeEach
    void open() {
        MockVaadin.setup();
        UI.getCurrent().setLocale(Locale.SIMPLIFIED_CHINESE);
        form = new FilingForm(definition, services, desk);
        UI.getCurrent().add(form);
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
    }

    private TextField text(String label) {
        return _get(form, TextField.class, spec -> spec.withLabel(label));
    }

    private static void leave(TextField field) {
        ComponentUtil.fireEvent(field, new BlurNotifier.BlurEvent<>(field, true));
    }

    private List<String> visibleTexts(String className) {
        return _find(form, Component.class, spec -> spec.withClasses(className)).stream()
                .map(component -> component.getElement().getTextRecursively())
                .toList();
    }

    private static Attachment file(String slot, String name) {
        return new Attachment(
                UUID.randomUUID(), UUID.randomUUID(), slot, name, "application/pdf", 123_456, 3, "00", Instant.EPOCH);
    }

    /** The page that the form stands on. */
    private static final class Desk implements FormActions {

        private final List<String> codes = new ArrayList<>();
        private final List<UUID> deleted = new ArrayList<>();
        private @Nullable RuntimeException refusal;

        private void maybeRefuse() {
            if (refusal != null) {
                throw refusal;
            }
        }

        @Override
        public Attachment upload(Slot slot, String name, InputStream content) {
            maybeRefuse();
            try {
                assertThat(content.readAllBytes()).isNotEmpty();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            return file(slot.key(), name);
        }

        @Override
        public void delete(UUID attachment) {
            maybeRefuse();
            deleted.add(attachment);
        }

        @Override
        public void show(Image picture, Attachment attachment, int page, int width) {
            picture.setSrc("/preview/" + attachment.id() + "/" + page);
        }

        @Override
        public void link(Anchor download, Attachment attachment) {
            download.setHref("/download/" + attachment.id());
        }

        @Override
        public void sendCode(String purpose, String mobile) {
            maybeRefuse();
            codes.add(purpose + " " + mobile);
        }

        @Override
        public boolean linkTemplate(Anchor download, String template) {
            download.setHref("/letters/" + template + ".pdf");
            return true;
        }
    }

    @Test
    void every_field_of_the_form_is_there_and_what_is_required_is_marked() {
        assertThat(text("单位名称").isRequiredIndicatorVisible()).isTrue();
        assertThat(_get(form, Select.class, spec -> spec.withLabel("单位类型")).isRequiredIndicatorVisible())
                .isTrue();
        assertThat(_find(form, Upload.class)).hasSize(4);
        assertThat(_find(form, DatePicker.class)).hasSize(2);
        assertThat(visibleTexts("zbf-title")).containsExactly("单位信息", "企业证书", "账号管理员");
    }

    @Test
    void answers_go_in_and_come_out_the_same() {
        Map<String, Object> answers = Map.of(
                "name", "苏州恒泰建筑劳务有限公司",
                "kind", "LABOUR",
                "registeredOn", "2016-05-20",
                "regionCode", "320507",
                "certificateLongTerm", true);
        form.setData(answers);
        assertThat(form.data()).containsExactlyInAnyOrderEntriesOf(answers);
        form.setData(Map.of("name", "甲", "state", "APPROVED"));
        assertThat(form.data()).containsExactly(Map.entry("name", "甲"));
    }

    @Test
    void errors_stand_at_their_fields_all_at_once_and_the_summary_leads_to_each() {
        form.setErrors(List.of(
                new FieldError("/idBack", "slot.required", "身份证反面"),
                new FieldError("/creditCode", "uscc.check-digit", "统一社会信用代码"),
                new FieldError("/name", "field.required", "单位名称")));

        assertThat(text("单位名称").isInvalid()).isTrue();
        assertThat(text("单位名称").getErrorMessage()).isEqualTo("请填写单位名称。");
        assertThat(text("统一社会信用代码/组织机构代码").getErrorMessage()).contains("校验位");
        assertThat(visibleTexts("zbf-slot-error")).contains("请上传身份证反面。");
        assertThat(_find(form, NativeButton.class, spec -> spec.withClasses("zbf-summary-link")))
                .extracting(NativeButton::getText)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("请填写单位名称。"),
                        second -> assertThat(second).startsWith("统一社会信用代码/组织机构代码："),
                        third -> assertThat(third).startsWith("身份证反面（国徽面）："));

        form.setErrors(List.of());
        assertThat(text("单位名称").isInvalid()).isFalse();
        assertThat(visibleTexts("zbf-slot-error")).allMatch(String::isEmpty);
        assertThat(_find(form, NativeButton.class, spec -> spec.withClasses("zbf-summary-link")))
                .isEmpty();
    }

    @Test
    void what_is_corrected_leaves_the_summary() {
        form.setErrors(List.of(
                new FieldError("/name", "field.required", "单位名称"),
                new FieldError("/certificate", "slot.required", "企业证书")));
        _setValue(text("单位名称"), "苏州恒泰建筑劳务有限公司");
        leave(text("单位名称"));
        assertThat(visibleTexts("zbf-summary-link")).containsExactly("请上传企业证书。");
        slot("certificate").take("营业执照.pdf", new byte[] {1});
        assertThat(visibleTexts("zbf-summary")).isEmpty();
    }

    @Test
    void a_field_is_checked_when_the_reader_leaves_it_and_not_before() {
        TextField code = text("统一社会信用代码/组织机构代码");
        leave(code);
        assertThat(code.isInvalid()).isFalse();
        _setValue(code, "91420000757013137Q");
        assertThat(code.isInvalid()).isFalse();
        leave(code);
        assertThat(code.isInvalid()).isTrue();
        _setValue(code, "91420000757013137P");
        leave(code);
        assertThat(code.isInvalid()).isFalse();
    }

    @Test
    void a_doubtful_credit_code_is_pointed_out_but_not_refused() {
        TextField code = text("统一社会信用代码/组织机构代码");
        _setValue(code, "91420000757013138T");
        leave(code);
        assertThat(code.isInvalid()).isFalse();
        assertThat(visibleTexts("zbf-warning")).singleElement().asString().contains("组织机构代码");
    }

    @Test
    void a_certificate_that_ends_soon_is_pointed_out_from_the_start_and_as_the_day_is_chosen() {
        form.setData(Map.of("certificateValidUntil", "2027-02-18"));
        assertThat(visibleTexts("zbf-warning")).containsExactly("证书有效截止日期：还有 89 天到期，请尽快办理延续。");
        DatePicker until = _get(form, DatePicker.class, spec -> spec.withLabel("证书有效截止日期"));
        _setValue(until, LocalDate.of(2027, 2, 19));
        assertThat(visibleTexts("zbf-warning")).isEmpty();
        _setValue(until, LocalDate.of(2026, 11, 20));
        assertThat(until.isInvalid()).as("ended already").isTrue();
        assertThat(visibleTexts("zbf-warning")).isEmpty();
    }

    @Test
    void a_condition_hides_its_field_at_once_and_keeps_what_was_typed() {
        DatePicker until = _get(form, DatePicker.class, spec -> spec.withLabel("证书有效截止日期"));
        _setValue(until, LocalDate.of(2030, 1, 1));
        Checkbox longTerm = _get(form, Checkbox.class, spec -> spec.withLabel("证书长期有效"));
        _setValue(longTerm, true);
        _assertNone(form, DatePicker.class, spec -> spec.withLabel("证书有效截止日期"));
        assertThat(forms.clean(definition, form.data())).doesNotContainKey("certificateValidUntil");
        _setValue(longTerm, false);
        assertThat(_get(form, DatePicker.class, spec -> spec.withLabel("证书有效截止日期"))
                        .getValue())
                .isEqualTo(LocalDate.of(2030, 1, 1));
    }

    @Test
    void a_later_start_is_noticed_at_the_end_date() {
        DatePicker until = _get(form, DatePicker.class, spec -> spec.withLabel("证书有效截止日期"));
        DatePicker registered = _get(form, DatePicker.class, spec -> spec.withLabel("注册日期"));
        _setValue(until, LocalDate.of(2026, 11, 21));
        assertThat(until.isInvalid()).isFalse();
        _setValue(registered, LocalDate.of(2026, 11, 21));
        assertThat(until.isInvalid()).isTrue();
        assertThat(until.getErrorMessage()).contains("注册日期");
    }

    @Test
    void each_change_is_told_with_its_key() {
        List<String> keys = new ArrayList<>();
        form.onChange(keys::add);
        form.setData(Map.of("name", "甲"));
        assertThat(keys).isEmpty();
        _setValue(text("单位名称"), "乙");
        _setValue(_get(form, Checkbox.class), true);
        assertThat(keys).containsExactly("name", "certificateLongTerm");
    }

    @Test
    void reasons_of_a_return_stand_at_their_fields_and_are_no_errors() {
        form.setFaults(List.of(
                new Fault("name", "与营业执照不一致"),
                new Fault("authorisation", "未加盖公章"),
                new Fault("authorisation", "日期缺失")));
        assertThat(visibleTexts("zbf-fault")).containsExactly("退回原因与营业执照不一致", "退回原因未加盖公章\n日期缺失");
        assertThat(text("单位名称").isInvalid()).isFalse();
        assertThat(visibleTexts("zbf-summary-link"))
                .as("at the top of the form, each a way to its field")
                .containsExactly("单位名称：与营业执照不一致", "账号管理员授权书：未加盖公章", "账号管理员授权书：日期缺失");
        form.setFaults(List.of());
        assertThat(visibleTexts("zbf-fault")).isEmpty();
        assertThat(visibleTexts("zbf-summary-link")).isEmpty();
    }

    @Test
    void a_form_to_read_has_no_inputs_but_labels_and_values() {
        form.setData(Map.of(
                "name",
                "苏州恒泰",
                "kind",
                "LABOUR",
                "regionCode",
                "320507",
                "adminMobile",
                "138****5678",
                "smsCode",
                "123456"));
        form.setAttachments(List.of(file("certificate", "营业执照.pdf")));
        form.setReadOnly(true);
        _assertNone(form, TextField.class);
        _assertNone(form, Upload.class);
        assertThat(visibleTexts("zbf-value"))
                .contains("苏州恒泰", "劳务分包", "江苏省 苏州市 相城区（320507）", "138****5678", "未填写")
                .doesNotContain("123456");
        assertThat(visibleTexts("zbf-file-name")).containsExactly("营业执照.pdf");
        _assertNone(form, Button.class, spec -> spec.withText("删除"));
        form.setReadOnly(false);
        assertThat(text("单位名称").getValue()).isEqualTo("苏州恒泰");
        assertThat(form.data()).containsEntry("smsCode", "123456");
    }

    @Test
    void changes_show_what_was_there_before() {
        form.setReadOnly(true);
        form.setChanged(Map.of(
                "name", new FieldChange("name", "单位名称", "旧名", "新名"),
                "creditCode", new FieldChange("creditCode", "代码", "", "91420000757013137P")));
        assertThat(visibleTexts("zbf-change")).containsExactly("原为：旧名", "本次新增");
    }

    @Test
    void a_reviewer_points_at_a_field_or_slot_by_its_button() {
        List<String> pointed = new ArrayList<>();
        form.setReadOnly(true);
        form.onPick(element -> pointed.add(String.valueOf(element.key())));
        NativeButton name = _get(
                form,
                NativeButton.class,
                spec -> spec.withPredicate(button -> button.getAriaLabel().equals(Optional.of("标记“单位名称”有问题"))));
        _click(name);
        _click(_get(
                form,
                NativeButton.class,
                spec -> spec.withPredicate(button -> button.getAriaLabel().equals(Optional.of("标记“企业证书”有问题")))));
        assertThat(pointed).containsExactly("name", "certificate");

        form.setPicked(Map.of("name", "与执照不一致"));
        assertThat(visibleTexts("zbf-picked-reason")).containsExactly("已标记与执照不一致");
        assertThat(name.getElement().getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_region_is_chosen_step_by_step_or_typed() {
        List<ComboBox<Region>> steps = _find(form, ComboBox.class).stream()
                .map(box -> (ComboBox<Region>) box)
                .toList();
        assertThat(steps).hasSize(3);
        TextField code = _get(form, TextField.class, spec -> spec.withPlaceholder("或直接输入 6 位代码"));

        _setValue(steps.get(0), TestForms.REGIONS.find("320000").orElseThrow());
        assertThat(form.data()).containsEntry("regionCode", "320000");
        _setValue(steps.get(1), TestForms.REGIONS.find("320500").orElseThrow());
        _setValue(steps.get(2), TestForms.REGIONS.find("320507").orElseThrow());
        assertThat(form.data()).containsEntry("regionCode", "320507");
        assertThat(code.getValue()).isEqualTo("320507");

        _setValue(code, "１１０１０２");
        assertThat(form.data()).containsEntry("regionCode", "110102");
        assertThat(steps.get(0).getValue().name()).isEqualTo("北京市");
        assertThat(steps.get(2).getValue().name()).isEqualTo("西城区");

        _setValue(code, "999999");
        assertThat(form.data()).containsEntry("regionCode", "999999");
        assertThat(steps.get(0).getValue()).isNull();
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_single_city_of_a_province_is_not_asked_for() {
        ComboBox<Region> province =
                (ComboBox<Region>) _find(form, ComboBox.class).get(0);
        ComboBox<Region> city = (ComboBox<Region>) _find(form, ComboBox.class).get(1);
        _setValue(province, TestForms.REGIONS.find("110000").orElseThrow());
        assertThat(city.getValue().code()).isEqualTo("110100");
    }

    @Test
    void a_code_is_sent_to_the_number_as_typed_and_only_to_a_right_one() {
        Button send = _get(form, Button.class, spec -> spec.withText("获取验证码"));
        _click(send);
        assertThat(desk.codes).isEmpty();
        assertThat(visibleTexts("zbf-code-note")).containsExactly("请先填写正确的手机号，再获取验证码。");

        _setValue(text("账号管理员手机号"), "138 1234 5678");
        _click(send);
        assertThat(desk.codes).containsExactly("enterprise-certification 13812345678");
        assertThat(visibleTexts("zbf-code-note")).singleElement().asString().contains("138****5678");
    }

    @Test
    void a_code_asked_for_too_often_says_so_at_the_field() {
        desk.refusal = new TooManyException(Duration.ofSeconds(42), "form.code.again", "42");
        _setValue(text("账号管理员手机号"), "13812345678");
        _click(_get(form, Button.class, spec -> spec.withText("获取验证码")));
        assertThat(visibleTexts("zbf-code-note")).containsExactly("42 秒后可重新获取");
    }

    private SlotInput slot(String key) {
        return (SlotInput) form.field(key).orElseThrow().input();
    }

    @Test
    void an_uploaded_file_is_shown_and_told() {
        List<String> keys = new ArrayList<>();
        form.onChange(keys::add);
        slot("certificate").take("营业执照.pdf", new byte[] {1});
        assertThat(visibleTexts("zbf-file-name")).containsExactly("营业执照.pdf");
        assertThat(visibleTexts("zbf-file-size")).containsExactly("121 KB · 3 页");
        assertThat(keys).containsExactly("certificate");
        assertThat(_find(form, Upload.class)).as("one file fits").hasSize(3);
    }

    @Test
    void a_file_that_the_browser_refuses_is_named_with_what_is_taken_here() {
        Upload upload = _get(slot("certificate").component(), Upload.class);
        var words = java.util.Objects.requireNonNull(upload.getI18n()).getError();
        ComponentUtil.fireEvent(upload, new FileRejectedEvent(upload, words.getIncorrectFileType(), "x.docx"));
        assertThat(slot("certificate").error()).isEqualTo("文件“x.docx”的类型不支持，请上传 JPG、PDF、PNG 文件。");
        ComponentUtil.fireEvent(upload, new FileRejectedEvent(upload, words.getFileIsTooBig(), "大.pdf"));
        assertThat(slot("certificate").error()).isEqualTo("文件“大.pdf”超过 5 MB，请压缩后重新上传。");
    }

    @Test
    void a_refused_file_leaves_its_reason_at_the_slot() {
        desk.refusal = new InvalidInputException(new FieldError("/certificate", "slot.required", "清晰的证书"));
        slot("certificate").take("x.pdf", new byte[] {1});
        assertThat(slot("certificate").error()).isEqualTo("请上传清晰的证书。");
        desk.refusal = new ConflictException("form.no-rows");
        slot("certificate").take("x.pdf", new byte[] {1});
        assertThat(slot("certificate").error()).isEqualTo("暂无记录");
        desk.refusal = new IllegalStateException("disk");
        slot("certificate").take("x.pdf", new byte[] {1});
        assertThat(slot("certificate").error()).contains("x.pdf", "重试");
        assertThat(visibleTexts("zbf-file-name")).isEmpty();
        desk.refusal = null;
        slot("certificate").take("x.pdf", new byte[] {1});
        assertThat(slot("certificate").error()).isEmpty();
    }

    @Test
    void a_file_is_deleted_after_a_question() {
        Attachment letter = file("authorisation", "授权书.pdf");
        form.setAttachments(List.of(letter));
        _click(_get(form, Button.class, spec -> spec.withText("删除")));
        ConfirmDialog question = _get(ConfirmDialog.class);
        assertThat(desk.deleted).isEmpty();
        ComponentUtil.fireEvent(question, new ConfirmDialog.ConfirmEvent(question, true));
        assertThat(desk.deleted).containsExactly(letter.id());
        assertThat(visibleTexts("zbf-file-name")).isEmpty();
    }

    @Test
    void a_preview_shows_every_page_and_zooms() {
        form.setAttachments(List.of(file("certificate", "营业执照.pdf")));
        _click(_get(form, Button.class, spec -> spec.withText("预览")));
        PreviewDialog dialog = _get(PreviewDialog.class);
        assertThat(_find(dialog, com.vaadin.flow.component.html.Image.class)).hasSize(3);
        _click(_get(dialog, Button.class, spec -> spec.withText("+")));
        assertThat(dialog.getElement().getTextRecursively()
                        + _find(
                                        dialog,
                                        com.vaadin.flow.component.html.Span.class,
                                        spec -> spec.withClasses("zbf-percent"))
                                .get(0)
                                .getText())
                .contains("125%");
    }

    @Test
    void rows_of_a_list_are_added_filled_checked_and_removed() {
        FormDefinition list = forms.parse(
                TestForms.file(
                        """
                {"type": "dynamiclist", "path": "people", "label": "人员", "components": [
                  {"type": "textfield", "key": "name", "label": "姓名", "validate": {"required": true}},
                  {"type": "number", "key": "age", "label": "年龄"}]}
                """));
        FilingForm rows = new FilingForm(list, services, desk);
        UI.getCurrent().add(rows);
        assertThat(rows.data()).isEmpty();
        _click(_get(rows, Button.class, spec -> spec.withText("添加一行")));
        _setValue(_get(rows, TextField.class, spec -> spec.withLabel("姓名")), "张三");
        assertThat(rows.data()).isEqualTo(Map.of("people", List.of(Map.of("name", "张三"))));
        rows.setErrors(List.of(new FieldError("/people/0/name", "field.too-long", "姓名", "1", "2")));
        assertThat(_get(rows, TextField.class, spec -> spec.withLabel("姓名")).isInvalid())
                .isTrue();
        _click(_get(rows, Button.class, spec -> spec.withText("删除这一行")));
        assertThat(rows.data()).isEmpty();

        rows.setData(Map.of("people", List.of(Map.of("name", "李四"), Map.of("name", "王五"))));
        rows.setReadOnly(true);
        assertThat(_find(rows, Component.class, spec -> spec.withClasses("zbf-table"))
                        .get(0)
                        .getElement()
                        .getTextRecursively())
                .contains("李四", "王五");
    }

    @Test
    void every_element_type_of_the_profile_renders_to_fill_in_and_to_read() {
        String choices = "\"values\": [{\"label\": \"甲\", \"value\": \"a\"}, {\"label\": \"乙\", \"value\": \"b\"}]";
        FormDefinition all = forms.parse(
                TestForms.file(
                        "{\"type\": \"textfield\", \"key\": \"a\", \"label\": \"a\"}",
                        "{\"type\": \"textarea\", \"key\": \"b\", \"label\": \"b\"}",
                        "{\"type\": \"number\", \"key\": \"c\", \"label\": \"c\", \"appearance\": {\"suffixAdorner\": \"万元\"}}",
                        "{\"type\": \"datetime\", \"key\": \"d\", \"label\": \"d\"}",
                        "{\"type\": \"checkbox\", \"key\": \"e\", \"label\": \"e\"}",
                        "{\"type\": \"radio\", \"key\": \"f\", \"label\": \"f\", " + choices + "}",
                        "{\"type\": \"select\", \"key\": \"g\", \"label\": \"g\", " + choices + "}",
                        "{\"type\": \"checklist\", \"key\": \"h\", \"label\": \"h\", " + choices + "}",
                        "{\"type\": \"taglist\", \"key\": \"i\", \"label\": \"i\", " + choices + "}",
                        "{\"type\": \"separator\"}",
                        "{\"type\": \"text\", \"text\": \"请如实填写\"}",
                        "{\"type\": \"table\", \"label\": \"j\", \"dataSource\": \"=j\", \"columns\": [{\"key\": \"k\", \"label\": \"k\"}]}"));
        Map<String, Object> data = new HashMap<>();
        data.put("a", "文");
        data.put("b", "段\n落");
        data.put("c", new java.math.BigDecimal("500.5"));
        data.put("d", "2026-01-31");
        data.put("e", true);
        data.put("f", "a");
        data.put("g", "b");
        data.put("h", List.of("a", "b"));
        data.put("i", List.of("b"));
        data.put("j", List.of(Map.of("k", "行")));
        FilingForm every = new FilingForm(all, services, desk);
        UI.getCurrent().add(every);
        every.setData(data);
        assertThat(every.data()).isEqualTo(data);
        every.setReadOnly(true);
        assertThat(_find(every, Component.class, spec -> spec.withClasses("zbf-value")).stream()
                        .map(value -> value.getElement().getText()))
                .containsExactly("文", "段\n落", "500.5 万元", "2026-01-31", "是", "甲", "乙", "甲、乙", "乙");
        assertThat(every.data()).isEqualTo(data);
    }

    @Test
    void an_error_without_a_field_is_still_said() {
        form.setErrors(List.of(new FieldError("", "input.invalid", 3)));
        assertThat(visibleTexts("zbf-summary")).singleElement().asString().contains("3");
    }
}
