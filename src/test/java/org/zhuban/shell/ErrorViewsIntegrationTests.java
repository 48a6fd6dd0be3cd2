package org.zhuban.shell;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.zhuban.ZhubanTest;
import org.zhuban.common.DeniedException;

@ZhubanTest
class ErrorViewsIntegrationTests {

    @Autowired
    private ApplicationContext application;

    @BeforeEach
    void visitor() {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        var routes = new Routes(
                Set.of(Broken.class, Gone.class, Foreign.class, Closed.class),
                Set.of(NotFoundView.class, RefusedView.class, FailedView.class),
                true);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes, application, UI::new));
    }

    @AfterEach
    void close() {
        MockVaadin.tearDown();
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void an_address_that_leads_nowhere_says_what_to_do_and_names_no_other_address() {
        UI.getCurrent().navigate(Gone.class);
        assertThat(_get(H2.class).getText()).isEqualTo("没有找到这个页面");
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .containsExactly("网址可能写错了，或内容不属于当前账号。请从菜单或首页重新进入。");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void what_is_unknown_or_foreign_looks_like_a_wrong_address_and_is_no_failure(CapturedOutput output) {
        UI.getCurrent().navigate(Foreign.class);
        assertThat(_get(H2.class).getText()).isEqualTo("没有找到这个页面");
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .containsExactly("网址可能写错了，或内容不属于当前账号。请从菜单或首页重新进入。");
        assertThat(output.getAll()).doesNotContain("register.unknown");
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void a_view_without_the_right_for_it_says_so(CapturedOutput output) {
        UI.getCurrent().navigate(Closed.class);
        assertThat(_get(H2.class).getText()).isEqualTo("当前账号没有这项权限");
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .containsExactly("当前账号没有这项权限。如需办理，请联系本单位管理员或主管部门。");
        assertThat(output.getAll()).doesNotContain("incident");
    }

    @Test
    void a_view_that_fails_gives_an_incident_number_and_nothing_of_the_inside() {
        UI.getCurrent().navigate(Broken.class);
        assertThat(_get(H2.class).getText()).isEqualTo("这一步没有成功");
        assertThat(_find(Paragraph.class).stream().map(Paragraph::getText))
                .anyMatch(text -> text.startsWith("事件编号 "))
                .noneMatch(text -> text.contains("secret"));
    }

    /** A view that finds nothing to show. */
    @Route("gone")
    @AnonymousAllowed
    public static class Gone extends Div implements BeforeEnterObserver {
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            event.rerouteToError(NotFoundException.class, "Available routes: accounts");
        }
    }

    /** A view of something that is not this account's. */
    @Route("foreign")
    @AnonymousAllowed
    public static class Foreign extends Div implements BeforeEnterObserver {
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            throw new org.zhuban.common.NotFoundException("register.unknown");
        }
    }

    /** A view that this account may not open. */
    @Route("closed")
    @AnonymousAllowed
    public static class Closed extends Div implements BeforeEnterObserver {
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            throw new DeniedException("access.denied");
        }
    }

    /** A view that cannot be opened. */
    @Route("broken")
    @AnonymousAllowed
    public static class Broken extends Div implements BeforeEnterObserver {
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            throw new IllegalStateException("secret");
        }
    }
}
