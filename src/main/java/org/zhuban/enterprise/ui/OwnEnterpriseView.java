package org.zhuban.enterprise.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.common.Texts;
import org.zhuban.enterprise.Enterprise;
import org.zhuban.enterprise.EnterpriseRegister;
import org.zhuban.enterprise.OwnEnterprise;
import org.zhuban.reference.CodeTables;
import org.zhuban.reference.Regions;

/** 企业信息: what the register says of the enterprise this account acts for. */
@Route("enterprise")
@Menu(title = "menu.enterprise", order = 10, icon = "vaadin:office")
@RolesAllowed("ENTERPRISE")
class OwnEnterpriseView extends Div implements HasDynamicTitle {

    private final Texts texts;
    private final DescriptionList list = new DescriptionList();

    OwnEnterpriseView(OwnEnterprise own, CodeTables codes, Regions regions, Texts texts) {
        this.texts = texts;
        OwnEnterprise.Shown shown = own.get();
        Enterprise enterprise = shown.enterprise();
        addClassNames("zb-view", "zb");
        var title = new H2(enterprise.name());
        title.addClassName("zb-title");
        var panel = new Div(list);
        panel.addClassName("zb-panel");
        row("enterprise.kind", codes.name("enterprise-kind", enterprise.kind()).orElse(enterprise.kind()));
        row("enterprise.credit-code", enterprise.creditCode());
        row(
                "enterprise.certificate-kind",
                codes.name("certificate-kind", enterprise.certificateKind()).orElse(enterprise.certificateKind()));
        row(
                "enterprise.certificate-valid-until",
                enterprise.certificateValidUntil() == null
                        ? texts.text("enterprise.long-term")
                        : enterprise.certificateValidUntil().toString());
        row("enterprise.registered-on", enterprise.registeredOn().toString());
        row("enterprise.region", regions.path(enterprise.region()));
        row("enterprise.contact", enterprise.contactName() + " " + shown.contactMobile());
        var details = new Anchor(
                "registers/" + EnterpriseRegister.KEY + "/" + enterprise.id(), texts.text("enterprise.details"));
        add(title, panel, new Paragraph(details));
    }

    private void row(String code, String value) {
        list.add(new DescriptionList.Term(texts.text(code)), new DescriptionList.Description(value));
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.enterprise") + " · " + texts.text("shell.product");
    }
}
