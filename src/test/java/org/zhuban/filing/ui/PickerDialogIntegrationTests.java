package org.zhuban.filing.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.RouteParameters;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.Provenance;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.outside.sandbox.Outage;

/** 选择: a labour enterprise takes its contract out of the provincial collection (XC 6.1). Off comes last, because the line rests after it. */
@ZhubanTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PickerDialogIntegrationTests {

    /** In the sandbox, with 72 contracts. */
    private static final String CODE = "91320507MA1WT00147";

    private static CurrentAccount firm;

    @Autowired
    private ApplicationContext application;

    @Autowired
    private FilingService filings;

    @Autowired
    private Firms firms;

    private UUID draft = new UUID(0, 0);

    @BeforeEach
    void open_a_draft() {
        if (firm == null) {
            firm = firms.firm("LABOUR", "苏州渭塘宏达建筑劳务有限公司", CODE);
        }
        KaribuLogin.as(firm, application, Set.of(FilingView.class));
        draft = filings.open(Applicant.of(firm), "labour-contract", null, Map.of())
                .details()
                .filing()
                .id();
        UI.getCurrent().navigate(FilingView.class, new RouteParameters(FilingView.ID, draft.toString()));
    }

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private static PickerDialog openDialog() {
        TextField number = text("省合同归集编号");
        Button open = (Button) number.getSuffixComponent();
        assertThat(open.getText()).as("as the manual calls it").isEqualTo("选择项目");
        _click(open);
        PickerDialog dialog = _get(PickerDialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("选择项目");
        return dialog;
    }

    private static TextField text(String label) {
        return _get(TextField.class, spec -> spec.withLabel(label));
    }

    private static List<NativeButton> rows(PickerDialog dialog) {
        return _find(dialog, NativeButton.class);
    }

    private static String words(PickerDialog dialog) {
        return dialog.getElement().getTextRecursively();
    }

    private FilingDetails saved() {
        return filings.own(Applicant.of(firm), draft);
    }

    @Test
    @Order(1)
    void a_contract_is_looked_for_page_by_page_and_by_words_and_fills_the_form_in() {
        PickerDialog dialog = openDialog();
        assertThat(rows(dialog)).hasSize(20);
        assertThat(words(dialog)).contains("已显示 20 条，还有更多");
        Button more = _get(dialog, Button.class, spec -> spec.withText("显示更多"));
        _click(more);
        _click(more);
        _click(more);
        assertThat(rows(dialog))
                .hasSize(72)
                .extracting(row -> row.getElement().getTextRecursively())
                .doesNotHaveDuplicates();
        assertThat(words(dialog)).contains("共 72 条");
        assertThat(more.isVisible()).isFalse();

        TextField search = _get(dialog, TextField.class);
        _setValue(search, "没有这样的工程");
        assertThat(rows(dialog)).isEmpty();
        assertThat(words(dialog)).contains("没有找到。请换一个关键字。");
        _setValue(search, "钢筋");
        assertThat(rows(dialog)).isNotEmpty().hasSizeLessThan(72).allSatisfy(row -> assertThat(
                        row.getElement().getTextRecursively())
                .contains("钢筋"));

        NativeButton row = rows(dialog).get(0);
        String shown = row.getElement().getTextRecursively();
        assertThat(shown).containsPattern("金额 [0-9,]+\\.[0-9]{2} 元");
        _click(row);
        _assertNone(PickerDialog.class);
        assertThat(shown).contains(text("项目名称").getValue(), text("总承包单位").getValue());
        assertThat(text("省合同归集编号").getValue()).startsWith("HT3205");
        assertThat(_get(FilingPage.class).getElement().getTextRecursively()).contains("来自省合同归集系统");
        FilingDetails saved = saved();
        assertThat(saved.data())
                .containsEntry("projectName", text("项目名称").getValue())
                .containsKeys("recordNo", "contractNo", "amount", "signedOn", "plannedWorkers");
        assertThat(saved.provenance().get("projectName"))
                .extracting(Provenance::source)
                .isEqualTo("source.contract-collection");

        _setValue(text("项目地址"), "相城区采莲路 1 号");
        assertThat(_get(FilingPage.class).getElement().getTextRecursively()).contains("省合同归集系统", "为：");
    }

    @Test
    @Order(2)
    void when_the_collection_is_off_the_dialog_says_how_to_go_on_and_typing_by_hand_is_kept() {
        try (var off = new Outage(application)) {
            PickerDialog dialog = openDialog();
            assertThat(rows(dialog)).isEmpty();
            assertThat(words(dialog)).contains("省合同归集系统暂时查询不到", "直接填写合同信息");
            _click(_get(dialog, Button.class, spec -> spec.withText("关闭")));
            _setValue(text("项目名称"), "手填工程");
            _setValue(text("合同编号"), "相劳合(2026)手1号");
        }
        assertThat(saved().data()).containsEntry("projectName", "手填工程").doesNotContainKey("recordNo");
        assertThat(saved().provenance()).doesNotContainKey("projectName");
    }
}
