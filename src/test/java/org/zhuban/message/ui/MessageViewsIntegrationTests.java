package org.zhuban.message.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
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
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;
import org.zhuban.message.Messages;
import org.zhuban.message.NoticeBox;
import org.zhuban.message.OutgoingSms;
import org.zhuban.message.Wordings;

@ZhubanTest
class MessageViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Messages messages;

    @Autowired
    private NoticeBox box;

    @Autowired
    private Texts texts;

    private UUID account = UUID.randomUUID();

    @BeforeEach
    void in_chinese() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        account = UUID.randomUUID();
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        SecurityContextHolder.clearContext();
        LocaleContextHolder.resetLocaleContext();
    }

    private void logIn(Role role) {
        var current = new CurrentAccount(account, "t", "t", List.of(Grant.of(role)), null, Set.of("*"));
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(
                        current, null, AuthorityUtils.createAuthorityList("ROLE_" + role)));
        var routes = new Routes(Set.of(InboxListView.class, SmsListView.class, MessageTextView.class), Set.of(), true);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes, application, UI::new));
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(current);
        request.setUserInRole((principal, wanted) -> wanted.equals(role.name()) || wanted.equals("ROLE_" + role));
    }

    @Test
    void an_empty_box_says_what_will_come() {
        logIn(Role.PERSON);
        UI.getCurrent().navigate(InboxListView.class);
        assertThat(_get(Span.class, spec -> spec.withText("还没有消息")).isVisible()).isTrue();
        assertThat(_get(Button.class, spec -> spec.withText("全部标为已读")).isEnabled())
                .isFalse();
    }

    @Test
    void unread_messages_stand_out_until_they_are_opened() {
        messages.notice(account, "message.unread", null);
        messages.notice(account, "message.retrying", null);
        logIn(Role.PERSON);
        UI.getCurrent().navigate(InboxListView.class);
        var view = _get(InboxListView.class);
        assertThat(view.rows()).hasSize(2).allMatch(row -> row.hasClassName("unread"));
        _click(_get(Button.class, spec -> spec.withText("正在重发，请稍后刷新查看结果。")));
        assertThat(view.rows().get(0).hasClassName("unread")).isFalse();
        assertThat(view.rows().get(1).hasClassName("unread")).isTrue();
        assertThat(box.unread()).isOne();
        _setValue(_get(Checkbox.class), true);
        assertThat(_get(InboxListView.class).rows()).hasSize(1);
    }

    @Test
    void all_are_marked_as_read_at_once() {
        messages.notice(account, "message.unread", null);
        messages.notice(account, "message.unread", null);
        logIn(Role.PERSON);
        UI.getCurrent().navigate(InboxListView.class);
        _click(_get(Button.class, spec -> spec.withText("全部标为已读")));
        assertThat(_get(InboxListView.class).rows()).hasSize(2).noneMatch(row -> row.hasClassName("unread"));
        assertThat(box.unread()).isZero();
    }

    @Test
    void a_long_box_shows_more_when_asked() {
        for (int i = 0; i < 31; i++) {
            messages.notice(account, "message.unread", null);
        }
        logIn(Role.PERSON);
        UI.getCurrent().navigate(InboxListView.class);
        assertThat(_get(InboxListView.class).rows()).hasSize(30);
        _click(_get(Button.class, spec -> spec.withText("显示更多")));
        assertThat(_get(InboxListView.class).rows()).hasSize(31);
        assertThat(_find(Button.class, spec -> spec.withText("显示更多"))).isEmpty();
    }

    @Test
    void a_message_leads_to_what_it_is_about() {
        messages.notice(account, "message.unread", "messages?state=FAILED");
        logIn(Role.SYSTEM_ADMIN);
        UI.getCurrent().navigate(InboxListView.class);
        _click(_get(Button.class, spec -> spec.withClasses("message-text")));
        assertThat(_get(Select.class).getValue()).isEqualTo(OutgoingSms.State.FAILED);
        assertThat(box.unread()).isZero();
    }

    @Test
    void the_bell_counts_what_is_unread() {
        messages.notice(account, "message.unread", null);
        logIn(Role.PERSON);
        var bell = new MessageBell(box, texts);
        UI.getCurrent().add(bell);
        var count = _get(bell, Span.class);
        assertThat(count.getText()).isEqualTo("1");
        assertThat(bell.getAriaLabel()).hasValue("消息，1 条未读");
        box.markAllRead();
        UI.getCurrent().navigate(InboxListView.class);
        assertThat(count.isVisible()).isFalse();
        messages.notice(account, "message.unread", null);
        UI.getCurrent().add(bell);
        UI.getCurrent().navigate(InboxListView.class, QueryParameters.of("unread", "true"));
        assertThat(count.isVisible()).isTrue();
        _click(bell);
        assertThat(_get(InboxListView.class)).isNotNull();
    }

    @Test
    void an_admin_sees_state_and_masked_number_of_a_message_and_finds_it() {
        messages.sms("13755558888", "sms.code", null, "1", "2", "3");
        logIn(Role.SYSTEM_ADMIN);
        UI.getCurrent().navigate(SmsListView.class, QueryParameters.of("q", "137****8888"));
        Grid<?> grid = _get(Grid.class);
        assertThat(GridKt._getFormattedRow(grid, 0)).contains("137****8888", "短信验证码");
        assertThat(GridKt._getFormattedRow(grid, 0).toString()).doesNotContain("13755558888");
        _setValue(_get(TextField.class), "19900000009");
        Grid<?> none = _get(Grid.class);
        assertThat(GridKt._size(none)).isZero();
    }

    @Test
    void a_wording_is_changed_checked_seen_beforehand_and_put_back() {
        logIn(Role.SYSTEM_ADMIN);
        UI.getCurrent().navigate(MessageTextView.class);
        edit("站内消息 · 审核通过通知");
        var wording = _get(TextArea.class);
        String packaged = wording.getValue();
        _setValue(wording, "{9} 通过");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        assertThat(wording.isInvalid()).isTrue();
        assertThat(wording.getErrorMessage()).contains("{9}");
        _setValue(wording, "恭喜：{0}");
        assertThat(_get(MessageTextDialog.class).getElement().getTextRecursively())
                .contains("恭喜：企业基本信息归集");
        _click(_get(Button.class, spec -> spec.withText("保存")));
        _assertNone(MessageTextDialog.class);

        edit("站内消息 · 审核通过通知");
        assertThat(_get(TextArea.class).getValue()).isEqualTo("恭喜：{0}");
        _click(_get(Button.class, spec -> spec.withText("恢复出厂文案")));
        edit("站内消息 · 审核通过通知");
        assertThat(_get(TextArea.class).getValue()).isEqualTo(packaged);
        assertThat(_get(Button.class, spec -> spec.withText("恢复出厂文案")).isEnabled())
                .isFalse();
    }

    /** The Chinese one of that name. */
    @SuppressWarnings("unchecked")
    private void edit(String name) {
        Grid<Wordings.Entry> grid = _get(Grid.class);
        int row = GridKt._findAll(grid).stream()
                .filter(entry ->
                        MessageTextView.name(entry, texts).equals(name) && entry.language() == Wordings.Language.ZH)
                .map(entry -> GridKt._findAll(grid).indexOf(entry))
                .findFirst()
                .orElseThrow();
        var cell = GridKt._getCellComponent(grid, row, "edit");
        _click((Button) cell);
    }
}
