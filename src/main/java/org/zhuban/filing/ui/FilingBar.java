package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.filing.FilingDetails;
import org.zhuban.filing.FilingService.Applicant;
import org.zhuban.filing.FilingState;
import org.zhuban.filing.PrintedForms;

/** What the applicant can do with his filing now, at the foot of its page; what cannot be undone is asked about. */
final class FilingBar extends Div {

    /** The acts, by the page. */
    interface Acts {

        Applicant applicant();

        /** @param then what goes on at once; null = nothing */
        void submit(@Nullable BesideFiling then);

        void withdraw();

        void abandon();

        void remind();

        void delete();

        /** 申请变更. */
        void change();

        void reload();

        void refused(ZhubanException refused);
    }

    private final Texts texts;
    private final Acts acts;

    /**
     * @param details null before the draft is there
     * @param account not a visitor
     */
    FilingBar(@Nullable FilingDetails details, boolean account, PageServices services, Acts acts) {
        this.texts = services.forms().texts();
        this.acts = acts;
        addClassName("zb-bar");
        var space = new Span();
        space.addClassName("zb-grow");
        add(space);
        FilingState state =
                details == null ? FilingState.DRAFT : details.filing().state();
        switch (state) {
            case IN_REVIEW -> {
                add(new Button(texts.text("filing.refresh"), click -> acts.reload()));
                if (details == null || details.waits() == null) { // else nobody is to hurry
                    add(plain("filing.remind", acts::remind));
                }
                if (details != null && details.withdrawable()) {
                    add(asked("apply.withdraw", acts::withdraw));
                }
            }
            case DRAFT, RETURNED, WITHDRAWN -> {
                if (state == FilingState.DRAFT && account) {
                    add(asked("filing.delete", acts::delete));
                } else if (state != FilingState.DRAFT) {
                    add(asked("apply.abandon", acts::abandon));
                }
                submit(state, services);
            }
            case APPROVED -> {
                print(details, services);
                if (account
                        && details != null
                        && services.types().changeable(details.filing().type())) {
                    add(asked("filing.change", acts::change));
                }
            }
            case REVOKED -> {
                if (account && details != null && details.inForce() == null) {
                    add(asked("filing.again", acts::change));
                }
            }
            default -> print(details, services);
        }
        setVisible(getChildren().count() > 1);
    }

    /** The last is the one that is expected: to go on with something where there is something to go on with. */
    private void submit(FilingState state, PageServices services) {
        Button last = submit(texts.text(state == FilingState.RETURNED ? "apply.resubmit" : "apply.submit"), null);
        add(last);
        for (BesideFiling one : services.besides()) {
            String label = one.submitting(acts.applicant()).orElse(null);
            if (label != null) {
                last = submit(label, one);
                add(last);
            }
        }
        last.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }

    private Button submit(String label, @Nullable BesideFiling then) {
        var submit = new Button(label, click -> {
            try {
                acts.submit(then);
            } finally {
                click.getSource().setEnabled(true);
            }
        });
        submit.setDisableOnClick(true);
        return submit;
    }

    private void print(@Nullable FilingDetails details, PageServices services) {
        PrintedForms printed = services.printed().getIfAvailable();
        if (details != null && printed != null && printed.printable(details.filing())) {
            var link = new Anchor(printed.link(details.filing()), texts.text("filing.print"));
            link.setTarget("_blank");
            link.setRouterIgnore(true);
            link.addClassNames("zb-button", "plain");
            add(link);
        }
    }

    private Button plain(String code, Runnable act) {
        return new Button(texts.text(code), click -> done(act));
    }

    private void done(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException refused) {
            acts.refused(refused);
        }
        acts.reload();
    }

    private Button asked(String code, Runnable act) {
        return new Button(texts.text(code), click -> {
            var dialog = new ConfirmDialog();
            dialog.setHeader(texts.text(code));
            dialog.setText(texts.text(code + ".confirm"));
            dialog.setConfirmText(texts.text(code));
            dialog.setCancelable(true);
            dialog.setCancelText(texts.text("apply.cancel"));
            dialog.addConfirmListener(confirmed -> done(act));
            OneDialog.open(click.getSource(), dialog);
        });
    }
}
