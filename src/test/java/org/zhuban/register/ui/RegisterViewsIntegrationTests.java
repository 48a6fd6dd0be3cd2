package org.zhuban.register.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.GridKt;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.document.Documents;
import org.zhuban.document.IssuedFilings;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.NightWorks;
import org.zhuban.filing.ui.Statements;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.register.Entry;

/** Lists of registers and of what an enterprise collects, without a browser. */
@ZhubanTest
class RegisterViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Firms firms;

    @Autowired
    private FilingService filings;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void in_chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
    }

    @AfterEach
    void log_out() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    /** The register's own views are package-private in their modules: found by what they are. */
    @SuppressWarnings("unchecked")
    private static Class<? extends RegisterListView> contractList() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(RegisterListView.class));
        return scanner.findCandidateComponents("org.zhuban.contract").stream()
                .map(bean -> {
                    try {
                        return (Class<? extends RegisterListView>)
                                Class.forName(Objects.requireNonNull(bean.getBeanClassName()));
                    } catch (ClassNotFoundException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .findFirst()
                .orElseThrow();
    }

    private void logIn(CurrentAccount account) {
        SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(account));
        var routes = new Routes(
                Set.of(contractList(), RegisterDetailsView.class, CollectionsView.class, CollectionListView.class),
                Set.of(),
                true);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes, application, UI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(account);
        request.setUserInRole((principal, wanted) -> account.grants().stream()
                .map(grant -> grant.role().name())
                .anyMatch(role -> wanted.equals(role) || wanted.equals("ROLE_" + role)));
    }

    private static CurrentAccount reviewer() {
        return new CurrentAccount(
                UUID.randomUUID(),
                "clerk",
                "审核员",
                List.of(new Grant(Role.REVIEWER, null, "320507")),
                null,
                Set.of("*"));
    }

    private static CurrentAccount supervisor() {
        return new CurrentAccount(
                UUID.randomUUID(),
                "chief",
                "主管",
                List.of(new Grant(Role.SUPERVISOR, null, "320500")),
                null,
                Set.of("*"));
    }

    private void contracts(CurrentAccount firm, int count) {
        IntStream.range(0, count).forEach(n -> jdbc.sql(
                        """
                                insert into labour_contract (id, enterprise, subject, region, filing, contract_no, project_name, ends_on, changed_at)
                                values (gen_random_uuid(), :firm, :number, '320507', gen_random_uuid(), :number, :project, current_date + :left, now())""")
                .param("firm", firm.organisation())
                .param("number", "XC-" + n)
                .param("project", "清单项目" + n)
                .param("left", n - 1)
                .update());
    }

    private static List<String> statements(Runnable act) {
        try (var statements = new Statements()) {
            act.run();
            return statements.seen();
        }
    }

    @Test
    void a_page_of_a_register_takes_one_statement_however_many_rows() {
        CurrentAccount firm = firms.labour();
        contracts(firm, 60);
        logIn(reviewer());
        String q = "q=" + firm.displayName();
        assertThat(statements(() -> {
                    UI.getCurrent().navigate("contracts", QueryParameters.fromString(q));
                    Grid<Entry> grid = _get(Grid.class);
                    for (int row = 0; row < 50; row++) {
                        GridKt._getFormattedRow(grid, row);
                    }
                }))
                .as("of a page opened for the first time, every cell drawn")
                .hasSizeBetween(1, 5);
        assertThat(_get(RegisterListView.class).rows())
                .hasSize(50)
                .extracting(Entry::enterpriseName)
                .containsOnly(firm.displayName());
    }

    @Test
    void filters_stand_in_the_address_and_nonsense_there_counts_as_left_out() {
        CurrentAccount firm = firms.labour();
        contracts(firm, 3);
        logIn(firm);
        UI.getCurrent().navigate("contracts", QueryParameters.fromString("expiry=expired"));
        assertThat(_get(RegisterListView.class).rows())
                .extracting(entry -> entry.values().get("contractNo"))
                .containsExactly("XC-0");
        UI.getCurrent().navigate("contracts", QueryParameters.fromString("expiry=never&cursor=x&region=y"));
        assertThat(_get(RegisterListView.class).rows()).hasSize(3);
    }

    @Test
    void details_show_the_entry_with_its_history() {
        CurrentAccount firm = firms.labour();
        contracts(firm, 1);
        logIn(firm);
        UI.getCurrent().navigate("contracts");
        Entry entry = _get(RegisterListView.class).rows().iterator().next();
        UI.getCurrent().navigate("registers/contracts/" + entry.id());
        assertThat(_get(RegisterDetailsView.class).getElement().getTextRecursively())
                .contains("清单项目0", "XC-0", "没有变更记录");
    }

    @Test
    void a_supervisor_revokes_a_document_with_a_reason_and_a_reviewer_sees_no_button() {
        String code = Firms.code(7_001);
        UUID filing = issued.submitted(firms.firm("LABOUR", "苏州相城撤销建筑劳务有限公司", code), code);
        issued.approve(filing);
        var supervisor = supervisor();
        String address = "registers/enterprises/" + entryOf(filing);
        logIn(reviewer());
        UI.getCurrent().navigate(address);
        String number = documents.of(filing).orElseThrow().number();
        assertThat(_get(RegisterDetailsView.class).getElement().getTextRecursively())
                .contains(number)
                .as("entry and history mask a phone alike")
                .contains("0512-****0000")
                .doesNotContain("0****", "051*");
        assertThat(_find(Button.class, spec -> spec.withId("revoke-document"))).isEmpty();
        MockVaadin.tearDown();

        logIn(supervisor);
        UI.getCurrent().navigate(address);
        _click(_get(Button.class, spec -> spec.withId("revoke-document")));
        _click(_get(Button.class, spec -> spec.withId("revoke-document")));
        Dialog dialog = _get(Dialog.class);
        Button confirm = dialog.getFooter()
                .getElement()
                .getChildren()
                .flatMap(child -> child.getComponent().stream())
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        TextArea reason = _get(TextArea.class);
        _click(confirm);
        assertThat(reason.isInvalid()).as("a reason is required").isTrue();
        assertThat(documents.of(filing).orElseThrow().revokedAt()).isNull();
        _setValue(reason, "提供虚假材料");
        _click(confirm);
        assertThat(documents.of(filing).orElseThrow().revokedReason()).isEqualTo("提供虚假材料");
        assertThat(_get(RegisterDetailsView.class).getElement().getTextRecursively())
                .contains("已于", "撤销原因：提供虚假材料");
        assertThat(_find(Button.class, spec -> spec.withId("revoke-document"))).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where action = 'document-revoke' and object = (select 'filing:' || number from filing where id = ?)")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void an_enterprise_shows_the_newest_document_of_each_filing_type_and_each_can_be_revoked() {
        String code = Firms.code(7_002);
        CurrentAccount firm = firms.firm("LABOUR", "苏州相城两份建筑劳务有限公司", code);
        Applicant applicant = Applicant.of(firm);
        UUID profile = issued.submitted(firm, code);
        issued.approve(profile);
        var opened =
                filings.open(applicant, "enterprise-change", null, Map.of()).details();
        UUID change = opened.filing().id();
        Map<String, Object> answers = new LinkedHashMap<>(opened.data());
        answers.putAll(Map.of("certificateLongTerm", true, "reason", "联系人变动。", "contactName", "顾雪兰"));
        filings.save(applicant, change, opened.filing().version(), answers);
        for (String slot : List.of("certificate", "proof")) {
            filings.attach(applicant, change, slot, slot + ".pdf", new ByteArrayInputStream(NightWorks.pdf()));
        }
        filings.submit(applicant, change);
        issued.approve(change);

        logIn(supervisor());
        UI.getCurrent().navigate("registers/enterprises/" + entryOf(profile));
        assertThat(_find(Anchor.class))
                .extracting(Anchor::getHref)
                .contains("/files/" + profile + "/document.pdf", "/files/" + change + "/document.pdf");
        assertThat(_find(Button.class, spec -> spec.withId("revoke-document"))).hasSize(2);
        documents.revoke(supervisor(), profile, "提供虚假材料");
        UI.getCurrent().navigate("contracts");
        UI.getCurrent().navigate("registers/enterprises/" + entryOf(profile));
        assertThat(_find(Anchor.class))
                .extracting(Anchor::getHref)
                .as("a revoked one is not opened")
                .contains("/files/" + change + "/document.pdf")
                .doesNotContain("/files/" + profile + "/document.pdf");
    }

    private UUID entryOf(UUID filing) {
        return jdbc.sql("select organisation from filing where id = ?")
                .param(filing)
                .query(UUID.class)
                .single();
    }

    @Test
    void an_enterprise_sees_what_it_collects_and_the_acts_of_each_state() {
        CurrentAccount firm = firms.labour();
        Map<String, Object> data = Map.of("projectName", "草稿项目", "contractNo", "XC-D", "regionCode", "320507");
        filings.open(Applicant.of(firm), "labour-contract", null, data);
        logIn(firm);
        UI.getCurrent().navigate("collections");
        assertThat(_get(CollectionsView.class).getElement().getTextRecursively())
                .contains("企业基本信息归集", "安全员归集", "劳资专管员归集", "项目信息归集", "共 1 件");

        assertThat(statements(() -> UI.getCurrent().navigate("collections/labour-contract")))
                .hasSizeBetween(1, 5);
        assertThat(_get(CollectionListView.class).rows()).singleElement().satisfies(row -> assertThat(row.shown())
                .containsEntry("projectName", "草稿项目"));
        UI.getCurrent().navigate("collections/labour-contract", QueryParameters.fromString("q=别的"));
        assertThat(_get(CollectionListView.class).rows()).isEmpty();
        UI.getCurrent().navigate("collections/labour-contract", QueryParameters.fromString("q=xc-d&state=DRAFT"));
        assertThat(_get(CollectionListView.class).rows()).hasSize(1);

        Grid<?> grid = _get(Grid.class);
        var acts = GridKt._getCellComponent(grid, 0, "acts");
        assertThat(_find(acts, Button.class)).extracting(Button::getText).containsExactly("提交", "删除");
        _click(_get(acts, Button.class, spec -> spec.withText("删除")));
        com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        assertThat(_get(CollectionListView.class).rows()).isEmpty();
    }
}
