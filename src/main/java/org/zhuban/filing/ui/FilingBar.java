package org.zhuban.filing.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.FilingState;

/** What the applicant can do with his filing now, at the foot of its page; what cannot be undone is asked about. */
final class FilingBar extends Div {

    /** The acts, by the page. */
    interface Acts {

        void submit();

        void withdraw();

        void abandon();

        void reload();

        void refused(ZhubanException refused);
    }

    private final Texts texts;
    private final Acts acts;

    FilingBar(FilingState state, Texts texts, Acts acts) {
        this.texts = texts;
        this.acts = acts;
        addClassName("zb-bar");
        var space = new Span();
        space.addClassName("zb-grow");
        add(space);
        if (state == FilingState.IN_REVIEW) {
            add(new Button(texts.text("filing.refresh"), click -> acts.reload()));
            add(asked("apply.withdraw", acts::withdraw));
        } else if (state.editable()) {
            if (state != FilingState.DRAFT) {
                add(asked("apply.abandon", acts::abandon));
            }
            var submit =
                    new Button(texts.text(state == FilingState.RETURNED ? "apply.resubmit" : "apply.submit"), click -> {
                        try {
                            acts.submit();
                        } finally {
                            click.getSource().setEnabled(true);
                        }
                    });
            submit.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            submit.setDisableOnClick(true);
            add(submit);
        }
    }

    private Button asked(String code, Runnable act) {
        return new Button(texts.text(code), click -> {
            var dialog = new ConfirmDialog();
            dialog.setHeader(texts.text(code));
            dialog.setText(texts.text(code + ".confirm"));
            dialog.setConfirmText(texts.text(code));
            dialog.setCancelable(true);
            dialog.setCancelText(texts.text("apply.cancel"));
            dialog.addConfirmListener(confirmed -> {
                try {
                    act.run();
                } catch (ZhubanException refused) {
                    acts.refused(refused);
                }
                acts.reload();
            });
            dialog.open();
        });
    }
}
