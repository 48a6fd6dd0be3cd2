package org.zhuban.certificate.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhuban.certificate.Binding;
import org.zhuban.certificate.Bindings;
import org.zhuban.certificate.EnterpriseCertificate;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.OpenAlreadyException;
import org.zhuban.identity.LoggedIn;

/** 我的证书: the enterprise's CA certificates; it reports one lost, and applies for binding another. */
@Route("certificates")
@Menu(title = "menu.certificates", order = 34, icon = "vaadin:diploma")
@RolesAllowed("ENTERPRISE")
@StyleSheet("context://certificate.css")
class CertificateListView extends Div implements HasDynamicTitle {

    private static final int TOLD = 8_000;
    private static final int MOST_BYTES = 16_384;

    private final transient Bindings bindings;
    private final transient FilingService filings;
    private final transient LoggedIn loggedIn;
    private final transient Texts texts;
    private final transient Times times;
    private final transient Clock clock;
    private final Div list = new Div();

    CertificateListView(
            Bindings bindings, FilingService filings, LoggedIn loggedIn, Texts texts, Times times, Clock clock) {
        this.bindings = bindings;
        this.filings = filings;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.times = times;
        this.clock = clock;
        addClassNames("zb-view", "zb");
        var title = new H2(texts.text("menu.certificates"));
        title.addClassName("zb-title");
        var lead = new Paragraph(texts.text("certificate.lead"));
        lead.addClassName("zb-sub");
        add(title, lead, list, apply());
        show();
    }

    private Div apply() {
        var begin = new Button(texts.text("certificate.apply"), click -> open(Map.of()));
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setId("bind-certificate");
        var upload = new Upload();
        upload.setUploadHandler(this::received);
        upload.setAcceptedFileTypes(".cer", ".crt", ".pem", ".der");
        upload.setMaxFileSize(MOST_BYTES);
        upload.setMaxFiles(1);
        upload.setUploadButton(new Button(texts.text("certificate.upload")));
        upload.setDropLabel(new Span(texts.text("certificate.upload.drop")));
        upload.addFileRejectedListener(rejected -> tell("certificate.upload.rejected"));
        var how = new Anchor("/guide/certificate", texts.text("certificate.guide"));
        how.setRouterIgnore(true);
        var check = new Anchor("/login/certificate", texts.text("certificate.check.link"));
        check.setRouterIgnore(true);
        var links = new Div(how, check);
        links.addClassName("certificate-links");
        var panel = new Div(new Paragraph(texts.text("certificate.apply.text")), begin, upload, links);
        panel.addClassNames("zb-panel", "certificate-apply");
        return panel;
    }

    private void received(UploadEvent event) throws IOException {
        byte[] content = event.getInputStream().readNBytes(MOST_BYTES + 1);
        event.getUI().accessSynchronously(() -> uploaded(content));
    }

    /** For tests too. */
    void uploaded(byte[] bytes) {
        Optional<EnterpriseCertificate> read = EnterpriseCertificate.read(bytes);
        if (read.isEmpty()) {
            tell("certificate.unreadable");
        } else {
            open(Map.of("certificatePem", read.get().pem()));
        }
    }

    private void open(Map<String, Object> data) {
        try {
            var opened = filings.open(Applicant.of(loggedIn.require()), "ca-binding", null, data);
            UI.getCurrent().navigate("filings/" + opened.details().filing().id());
        } catch (OpenAlreadyException already) {
            UI.getCurrent().navigate("filings/" + already.existing());
        } catch (ZhubanException refused) {
            tell(refused);
        }
    }

    private void show() {
        list.removeAll();
        List<Binding> own = bindings.own(loggedIn.require());
        if (own.isEmpty()) {
            var none = new Div(texts.text("certificate.none"));
            none.addClassNames("zb-panel", "zb-empty");
            list.add(none);
        }
        own.forEach(binding -> list.add(row(binding)));
    }

    private Div row(Binding binding) {
        var card = CertificateCard.of(binding, texts, times, clock.instant());
        if (binding.active()) {
            var lost = new Button(texts.text("certificate.lose"), click -> ask(click.getSource(), binding));
            lost.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_ERROR);
            lost.setAriaLabel(texts.text("certificate.lose") + " " + binding.serial());
            card.add(lost);
        }
        return card;
    }

    private void ask(Button opener, Binding binding) {
        var sure = new ConfirmDialog(
                texts.text("certificate.lose.title"),
                texts.text("certificate.lose.ask", binding.serial()),
                texts.text("certificate.lose"),
                confirmed -> lose(binding));
        sure.setConfirmButtonTheme("error primary");
        sure.setCancelable(true);
        sure.setCancelText(texts.text("reason-dialog.cancel"));
        OneDialog.open(opener, sure);
    }

    private void lose(Binding binding) {
        try {
            bindings.reportLoss(loggedIn.require(), binding.id());
            if (loggedIn.certificate().filter(binding.id()::equals).isPresent()) {
                UI.getCurrent().getPage().setLocation("/login?lost");
                return;
            }
            Notification.show(texts.text("certificate.lose.done"), TOLD, Notification.Position.TOP_CENTER)
                    .addThemeVariants(NotificationVariant.LUMO_SUCCESS);
        } catch (ZhubanException refused) {
            tell(refused);
        }
        show();
    }

    private void tell(ZhubanException refused) {
        Notification.show(texts.of(refused), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    private void tell(String code) {
        Notification.show(texts.text(code), TOLD, Notification.Position.TOP_CENTER)
                .addThemeVariants(NotificationVariant.LUMO_ERROR);
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.certificates") + " · " + texts.text("shell.product");
    }
}
