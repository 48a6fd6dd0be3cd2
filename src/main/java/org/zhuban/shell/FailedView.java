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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhuban.common.Ids;
import org.zhuban.common.Texts;

/** A view that could not be opened: says so with the incident's number that the log has, and nothing of the inside. */
@AnonymousAllowed
@ParentLayout(MainLayout.class)
class FailedView extends Div implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final Logger log = LoggerFactory.getLogger(FailedView.class);

    private final Texts texts;

    FailedView(Texts texts) {
        this.texts = texts;
        addClassName("zb-view");
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var incident = Ids.next();
        log.error("View {} failed, incident {}", event.getLocation().getPath(), incident, parameter.getException());
        var home = new Anchor("/", texts.text("shell.home.link"));
        home.setRouterIgnore(true);
        var panel = new Div(
                new H2(texts.text("shell.failed")),
                new Paragraph(texts.text("shell.failed.text")),
                new Paragraph(texts.text("shell.failed.incident", incident)),
                home);
        panel.addClassNames("zb-panel", "zb-empty");
        add(panel);
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }

    @Override
    public String getPageTitle() {
        return texts.text("shell.failed") + " · " + texts.text("shell.product");
    }
}
