package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.UUID;
import java.util.function.Consumer;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.LoggedIn;
import org.zhuban.review.OpenTask;
import org.zhuban.review.OwnDecisions;
import org.zhuban.review.Teamwork;

/** 撤回: asks for the reason and takes the decision back. */
final class RecallDialog {

    private final OwnDecisions decisions;
    private final LoggedIn loggedIn;
    private final Texts texts;

    RecallDialog(OwnDecisions decisions, LoggedIn loggedIn, Texts texts) {
        this.decisions = decisions;
        this.loggedIn = loggedIn;
        this.texts = texts;
    }

    /**
     * @param reopened is given the task that opened anew
     * @param refused  is told why the decision stands
     */
    void open(Component at, UUID filing, Consumer<OpenTask> reopened, Consumer<ZhubanException> refused) {
        var dialog = new Dialog(texts.text("recall.title"));
        var reason = new TextArea(texts.text("recall.reason"));
        reason.setId("recall-reason");
        reason.setWidthFull();
        reason.setMaxLength(Teamwork.LONGEST_WORDS);
        reason.setAutofocus(true);
        var recall = new Button(texts.text("recall.button"), click -> {
            try {
                OpenTask task = decisions.recall(loggedIn.require(), filing, reason.getValue());
                dialog.close();
                reopened.accept(task);
            } catch (InvalidInputException invalid) {
                reason.setErrorMessage(texts.of(invalid.errors().get(0)));
                reason.setInvalid(true);
                reason.focus();
            } catch (ZhubanException stands) {
                dialog.close();
                refused.accept(stands);
            }
        });
        recall.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        recall.setId("recall-now");
        var keep = new Button(texts.text("recall.cancel"), click -> dialog.close());
        keep.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        dialog.setWidth("460px");
        dialog.add(new Paragraph(texts.text("recall.text")), reason);
        dialog.getFooter().add(keep, recall);
        OneDialog.open(at, dialog);
    }
}
