package org.zhuban.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.review.Colleague;
import org.zhuban.review.Teamwork;

/** Asks for a colleague and a reason; what is refused is said at the field, with nothing lost. */
final class TeamDialog extends Dialog {

    /** Does it; may refuse. */
    @FunctionalInterface
    interface Doing {
        void run(@Nullable UUID colleague, String words);
    }

    private final TeamAct act;
    private final transient Texts texts;
    private final transient Doing doing;
    private final transient Runnable done;
    private final ComboBox<Colleague> colleague = new ComboBox<>();
    private final TextArea words = new TextArea();

    /** @param done after the act, or when it came too late */
    TeamDialog(TeamAct act, List<Colleague> colleagues, Texts texts, Doing doing, Runnable done) {
        super(texts.text(act.code()));
        this.act = act;
        this.texts = texts;
        this.doing = doing;
        this.done = done;
        colleague.setLabel(texts.text(act.code() + ".to"));
        colleague.setItems(colleagues);
        colleague.setItemLabelGenerator(Colleague::name);
        colleague.setRenderer(new ComponentRenderer<>(this::line));
        colleague.setWidthFull();
        colleague.setManualValidation(true);
        colleague.setRequiredIndicatorVisible(act != TeamAct.REASSIGN);
        colleague.setClearButtonVisible(act == TeamAct.REASSIGN);
        colleague.addValueChangeListener(change -> {
            colleague.setInvalid(false);
            colleague.setHelperText(helper(change.getValue()));
        });
        colleague.setHelperText(helper(null));
        colleague.setId("team-colleague");
        words.setLabel(texts.text(act.code() + ".words"));
        words.setRequiredIndicatorVisible(true);
        words.setManualValidation(true);
        words.setMaxLength(Teamwork.LONGEST_WORDS);
        words.setMinRows(3);
        words.setWidthFull();
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.addValueChangeListener(change -> words.setInvalid(false));
        words.setId("team-words");
        var confirm = new Button(texts.text(act.code() + ".do"), click -> confirmed());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setId("team-confirm");
        setWidth("min(560px, 94vw)");
        var lead = new Paragraph(texts.text(act.code() + ".text"));
        lead.addClassName("zb-sub");
        if (colleagues.isEmpty()) {
            var none = new Div(new Text(texts.text("team.nobody")));
            none.addClassNames("zb-note", "warn");
            add(lead, none);
        } else {
            add(lead);
        }
        add(colleague, words);
        getFooter().add(new Button(texts.text("team.cancel"), click -> close()), confirm);
    }

    @Override
    public void open() {
        super.open();
        colleague.focus();
    }

    private Component line(Colleague one) {
        var load = new Span(texts.text("team.load", one.tasks()));
        load.addClassName("team-load");
        var line = new Div(new Span(one.name()), load);
        line.addClassName("team-colleague");
        if (one.absentUntil() != null) {
            var away = new Span(texts.text("team.absent", one.absentUntil().toString()));
            away.addClassNames("zb-badge", "amber");
            line.add(away);
        }
        return line;
    }

    private String helper(@Nullable Colleague one) {
        if (one == null) {
            return act == TeamAct.REASSIGN ? texts.text("team.reassign.nobody") : "";
        }
        return one.absentUntil() == null
                ? texts.text("team.load", one.tasks())
                : texts.text(
                        "team.absent-by", one.name(), one.absentUntil().toString(), String.valueOf(one.substitute()));
    }

    private void confirmed() {
        try {
            Colleague chosen = colleague.getValue();
            doing.run(chosen == null ? null : chosen.id(), words.getValue());
        } catch (InvalidInputException invalid) {
            invalid.errors().forEach(this::show);
            return;
        } catch (ZhubanException refused) {
            Refusal.tell(texts, refused);
        }
        close();
        done.run();
    }

    private void show(FieldError error) {
        String sentence = texts.of(error);
        if (error.field().equals(act.who())) {
            colleague.setErrorMessage(sentence);
            colleague.setInvalid(true);
        } else {
            words.setErrorMessage(sentence);
            words.setInvalid(true);
        }
    }
}
