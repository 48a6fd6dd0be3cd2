package org.zhuban.certificate.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.zhuban.certificate.Bindings;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.identity.LoggedIn;

/** 企业CA证书: the certificates of the supervisor's enterprises, those from other regions too; he revokes one here. */
@Route("ca-certificates")
@Menu(title = "menu.ca-certificates", order = 36, icon = "vaadin:diploma")
@RolesAllowed("SUPERVISOR")
@StyleSheet("context://certificate.css")
class SupervisedCertificatesView extends Div implements HasDynamicTitle {

    private static final int LONGEST = 100;

    private final transient Bindings bindings;
    private final transient CertificateActs acts;
    private final transient LoggedIn loggedIn;
    private final transient Texts texts;
    private final transient Times times;
    private final transient Clock clock;
    private final TextField search = new TextField();
    private final Div list = new Div();

    SupervisedCertificatesView(
            Bindings bindings, CertificateActs acts, LoggedIn loggedIn, Texts texts, Times times, Clock clock) {
        this.bindings = bindings;
        this.acts = acts;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
        addClassNames("zb-view", "zb");
        var title = new H2(texts.text("menu.ca-certificates"));
        title.addClassName("zb-title");
        var lead = new Paragraph(texts.text("certificate.supervised.lead"));
        lead.addClassName("zb-sub");
        search.setLabel(texts.text("certificate.supervised.search"));
        search.setClearButtonVisible(true);
        search.setMaxLength(LONGEST);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show());
        search.setWidth("min(420px, 100%)");
        add(title, lead, search, list);
        show();
    }

    private void show() {
        list.removeAll();
        List<Bindings.Listed> found = bindings.supervised(loggedIn.require(), search.getValue());
        if (found.isEmpty()) {
            var none = new Div(texts.text("certificate.supervised.none"));
            none.addClassNames("zb-panel", "zb-empty");
            list.add(none);
        }
        found.forEach(listed -> {
            var card = CertificateCard.of(listed.binding(), texts, times, clock.instant());
            card.addComponentAsFirst(new H3(listed.enterprise() + " " + listed.creditCode()));
            if (listed.binding().active()) {
                card.add(acts.revoke(listed.binding(), this::show));
            }
            list.add(card);
        });
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.ca-certificates") + " · " + texts.text("shell.product");
    }
}
