package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.common.ui.ReasonDialog;
import org.zhuban.filing.Revoking;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.SpotCheck;
import org.zhuban.review.SpotCheck.Result;
import org.zhuban.review.SpotChecks;

/** 抽查 on the page of a filing that was drawn: what was found, or the field and buttons to say so. */
final class SpotCheckCard extends Composite<Div> {

    private final SpotChecks checks;
    private final CurrentAccount account;
    private final SpotCheck check;
    private final Texts texts;
    private final Runnable changed;
    private final TextField reason = new TextField();

    SpotCheckCard(
            SpotChecks checks,
            Revoking revoking,
            CurrentAccount account,
            SpotCheck check,
            Texts texts,
            Times times,
            Runnable changed) {
        this.checks = checks;
        this.account = account;
        this.check = check;
        this.texts = texts;
        this.changed = changed;
        getContent().setId("spot-check");
        getContent().addClassNames("zb-note", "review-spot");
        getContent().getElement().setAttribute("role", "region").setAttribute("aria-label", texts.text("spot-check"));
        Result result = check.result();
        if (result == null) {
            getContent().add(new Span(texts.text("spot-check.drawn", times.shown(check.approvedAt()))));
            if (checks.mayJudge(account, check)) {
                getContent().add(answer());
            }
            return;
        }
        String key = "spot-check." + result + (check.reason().isEmpty() ? "" : ".why");
        getContent()
                .add(new Span(
                        texts.text(key, String.valueOf(check.actorName()), times.shown(check.at()), check.reason())));
        if (result == Result.FAULTY) {
            getContent().addClassName("warn");
            if (revoking.may(account, check.filing())) {
                getContent().add(revoke(revoking));
            }
        }
    }

    private Div answer() {
        reason.setPlaceholder(texts.text("spot-check.words"));
        reason.setAriaLabel(texts.text("spot-check.words"));
        reason.setMaxLength(SpotCheck.LONGEST_REASON);
        reason.setManualValidation(true);
        reason.setId("spot-reason");
        var fine = new Button(texts.text("spot-check.fine"), click -> judge(Result.FINE));
        fine.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        fine.setId("spot-fine");
        var faulty = new Button(texts.text("spot-check.faulty"), click -> judge(Result.FAULTY));
        faulty.addThemeVariants(ButtonVariant.LUMO_ERROR);
        faulty.setId("spot-faulty");
        var answer = new Div(reason, fine, faulty);
        answer.addClassName("review-spot-answer");
        return answer;
    }

    private void judge(Result result) {
        try {
            checks.judge(account, check.filing(), result, reason.getValue());
        } catch (InvalidInputException invalid) {
            reason.setErrorMessage(texts.of(invalid.errors().get(0)));
            reason.setInvalid(true);
            reason.focus();
            return;
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
        }
        changed.run();
    }

    private Button revoke(Revoking revoking) {
        var button = new Button(
                texts.text("spot-check.revoke"),
                click -> OneDialog.open(
                        this,
                        new ReasonDialog(
                                texts,
                                texts.text("spot-check.revoke.title", check.number()),
                                "spot-check.revoke",
                                words -> revoking.revoke(account, check.filing(), words),
                                changed)));
        button.addThemeVariants(ButtonVariant.LUMO_ERROR, ButtonVariant.LUMO_SMALL);
        button.setId("spot-revoke");
        return button;
    }
}
