package org.zhuban.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.zhuban.common.DeniedException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;

/** A view that refuses to open: what was not found looks like any wrong address, all else is said in its own sentence. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class RefusedView extends Div implements HasErrorParameter<ZhubanException>, HasDynamicTitle {

    private final Texts texts;
    private String title = "";

    RefusedView(Texts texts) {
        this.texts = texts;
        addClassName("zb-view");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<ZhubanException> parameter) {
        ZhubanException refusal = parameter.getException();
        boolean missing = refusal instanceof NotFoundException;
        boolean denied = refusal instanceof DeniedException;
        title = texts.text(missing ? "shell.not-found" : denied ? "shell.denied" : "shell.failed");
        var home = new Anchor("/", texts.text("shell.home.link"));
        home.setRouterIgnore(true);
        var panel = new Div(
                new H2(title), new Paragraph(missing ? texts.text("shell.not-found.text") : texts.of(refusal)), home);
        panel.addClassNames("zb-panel", "zb-empty");
        add(panel);
        return missing
                ? HttpServletResponse.SC_NOT_FOUND
                : denied ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_CONFLICT;
    }

    @Override
    public String getPageTitle() {
        return title + " · " + texts.text("shell.product");
    }
}
