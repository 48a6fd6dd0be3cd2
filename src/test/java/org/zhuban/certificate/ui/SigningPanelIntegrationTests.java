package org.zhuban.certificate.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhuban.certificate.TestTrust.BEGUN;
import static org.zhuban.certificate.TestTrust.RSA;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.zhuban.Firms;
import org.zhuban.ZhubanTest;
import org.zhuban.browser.KaribuLogin;
import org.zhuban.certificate.Bindings;
import org.zhuban.certificate.FilingSigning;
import org.zhuban.certificate.TestAuthority.Holder;
import org.zhuban.certificate.TestAuthority.Wish;
import org.zhuban.document.IssuedFilings;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.CurrentAccount;

/** 提交并签名, and signing beside the filing, without a browser: what the vendor's program says is put in by hand. */
@ZhubanTest
class SigningPanelIntegrationTests {

    private static final AtomicInteger COUNT = new AtomicInteger(9_700);

    @Autowired
    private ApplicationContext application;

    @Autowired
    private Firms firms;

    @Autowired
    private IssuedFilings issued;

    @Autowired
    private FilingService filings;

    @Autowired
    private FilingSigning signing;

    @Autowired
    private Bindings bindings;

    private final String code = Firms.code(COUNT.incrementAndGet());

    @AfterEach
    void log_out() {
        KaribuLogin.end();
    }

    private record Seat(CurrentAccount firm, Holder holder, UUID filing) {}

    /** A draft on the screen of its enterprise. @param certificate did it log in with its certificate? */
    private Seat draft(boolean certificate) throws ClassNotFoundException {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        CurrentAccount firm = firms.firm("LABOUR", "面板试验建筑劳务" + code, code);
        Holder holder = RSA.holder(Wish.of(code, BEGUN));
        UUID binding = bindings.bind(Objects.requireNonNull(firm.organisation()), holder.certificate(), null, null)
                .id();
        UUID filing = issued.drafted(firm, code);
        KaribuLogin.as(
                firm,
                application,
                Set.of(Class.forName("org.zhuban.filing.ui.FilingView").asSubclass(Component.class)));
        if (certificate) {
            SecurityContextHolder.getContext().setAuthentication(new AccountAuthentication(firm, binding));
        }
        UI.getCurrent().navigate("filings/" + filing);
        return new Seat(firm, holder, filing);
    }

    private FilingDetails details(Seat seat) {
        return filings.own(Applicant.of(seat.firm()), seat.filing());
    }

    private static void press(String text) {
        _click(_get(Button.class, spec -> spec.withText(text)));
        if (!_find(ConfirmDialog.class).isEmpty()) {
            com.github.mvysny.kaributesting.v10.pro.ConfirmDialogKt._fireConfirm(_get(ConfirmDialog.class));
        }
    }

    private static SigningPanel.Held held(Holder holder) {
        return new SigningPanel.Held("1", "RSA", holder.certificate().pem());
    }

    private static String list(Holder... holders) throws IOException {
        return new ObjectMapper()
                .writeValueAsString(List.of(holders).stream()
                        .map(holder -> Map.of(
                                "id",
                                "1",
                                "algorithm",
                                "RSA",
                                "certificate",
                                holder.certificate().pem()))
                        .toList());
    }

    private String signed(Seat seat) throws GeneralSecurityException {
        String text = Objects.requireNonNull(
                signing.of(Applicant.of(seat.firm()), seat.filing()).text());
        Signature signer = Signature.getInstance("SHA256withRSA", new BouncyCastleProvider());
        signer.initSign(seat.holder().key());
        signer.update(text.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(signer.sign());
    }

    @Test
    void who_came_in_by_certificate_submits_and_signs_in_one_dialog() throws Exception {
        Seat seat = draft(true);
        press("提交并签名");
        assertThat(details(seat).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        var panel = _get(_get(Dialog.class), SigningPanel.class);
        panel.listed(list(RSA.holder(Wish.of("91110000710935003U", BEGUN)), seat.holder()));
        assertThat(_get(panel, Select.class).getGenericDataView().getItems())
                .as("another enterprise's lock is not offered")
                .hasSize(1);
        panel.handIn(held(seat.holder()), "bm90IGEgc2lnbmF0dXJl");
        assertThat(panel.getElement().getTextRecursively()).contains("没有签名成功");
        assertThat(details(seat).signature()).isNull();
        panel.handIn(held(seat.holder()), signed(seat));
        assertThat(details(seat).signature()).isNotNull();
        assertThat(_find(Dialog.class)).isEmpty();
        assertThat(_find(SigningPanel.class)).as("nothing is left to sign").isEmpty();
    }

    @Test
    void what_was_submitted_without_signing_is_signed_beside_the_filing() throws Exception {
        Seat seat = draft(true);
        press("提交并签名");
        press("暂不签名");
        assertThat(_find(Dialog.class)).isEmpty();
        var panel = _get(SigningPanel.class);
        panel.listed("");
        assertThat(panel.getElement().getTextRecursively()).contains("连不上CA锁的驱动程序");
        panel.listed("[]");
        assertThat(panel.getElement().getTextRecursively()).contains("没有找到本单位在用的证书");
        panel.handIn(held(seat.holder()), signed(seat));
        assertThat(details(seat).signature()).isNotNull();
        assertThat(_find(SigningPanel.class)).isEmpty();
    }

    @Test
    void without_a_certificate_at_login_submitting_is_as_ever() throws Exception {
        Seat seat = draft(false);
        assertThat(_find(Button.class, spec -> spec.withText("提交并签名"))).isEmpty();
        press("提交审核");
        assertThat(details(seat).filing().state()).isEqualTo(FilingState.IN_REVIEW);
        assertThat(_find(Dialog.class)).isEmpty();
    }
}
