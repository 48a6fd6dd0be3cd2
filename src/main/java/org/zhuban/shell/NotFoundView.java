package org.zhuban.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;
import org.zhuban.common.Texts;

/** An address that leads nowhere, or to what this account may not see: both look alike. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class NotFoundView extends Div implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    private final Texts texts;

    NotFoundView(Texts texts) {
        this.texts = texts;
        addClassName("zb-view");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        var home = new Anchor("/", texts.text("shell.home.link"));
        home.setRouterIgnore(true);
        var panel =
                new Div(new H2(texts.text("shell.not-found")), new Paragraph(texts.text("shell.not-found.text")), home);
        panel.addClassNames("zb-panel", "zb-empty");
        add(panel);
        return HttpServletResponse.SC_NOT_FOUND;
    }

    @Override
    public String getPageTitle() {
        return texts.text("shell.not-found") + " · " + texts.text("shell.product");
    }
}
