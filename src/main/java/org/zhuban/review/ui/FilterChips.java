package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.InboxQuery;
import org.zhuban.review.InboxQuery.Haste;
import org.zhuban.review.InboxTally;
import org.zhuban.review.SavedFilter;
import org.zhuban.review.SavedFilters;

/** What is urgent, each with its count, and the reader's saved filters 常用筛选: a press asks the inbox that. */
final class FilterChips extends Composite<Div> {

    private static final String PRESSED = "aria-pressed";

    private final SavedFilters filters;
    private final Supplier<CurrentAccount> account;
    private final Texts texts;
    private final Consumer<InboxQuery> ask;
    private final Div urgent = new Div();
    private final Div own = new Div();
    private List<SavedFilter> saved;
    private InboxQuery query = InboxAddress.START.query();

    FilterChips(SavedFilters filters, Supplier<CurrentAccount> account, Texts texts, Consumer<InboxQuery> ask) {
        this.filters = filters;
        this.account = account;
        this.texts = texts;
        this.ask = ask;
        saved = filters.list(account.get());
        urgent.addClassName("review-chips");
        group(urgent, "review.haste");
        own.addClassName("review-chips");
        group(own, "review.filters");
        getContent().addClassName("review-chip-row");
        getContent().add(urgent, own);
    }

    private void group(Div chips, String label) {
        chips.getElement().setAttribute("role", "group").setAttribute("aria-label", texts.text(label));
    }

    /** With which the inbox opens. */
    Optional<InboxQuery> standard() {
        return saved.stream()
                .filter(SavedFilter::standard)
                .map(SavedFilter::query)
                .findFirst();
    }

    void show(InboxQuery present, InboxTally tally) {
        query = present;
        urgent.removeAll();
        for (Haste haste : Haste.values()) {
            boolean pressed = haste == present.haste();
            long count = tally.urgent(haste);
            var number = new Span(InboxTally.shown(count));
            number.addClassNames("zb-badge", count == 0 ? "plain" : haste == Haste.OVERDUE ? "red" : "amber");
            Button chip = chip(
                    texts.text("review.haste." + haste.key()),
                    pressed,
                    () -> ask.accept(present.with(pressed ? null : haste)));
            chip.setId("haste-" + haste.key());
            chip.setSuffixComponent(number);
            urgent.add(chip);
        }
        showSaved();
    }

    private void showSaved() {
        own.removeAll();
        saved.forEach(filter -> own.add(saved(filter)));
        boolean known = saved.stream().anyMatch(filter -> filter.query().equals(query));
        if (!known && new InboxAddress(query, null).filtered()) {
            var save = new Button(texts.text("review.filter.save"), VaadinIcon.PLUS.create());
            save.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            save.setId("save-filter");
            save.addClickListener(
                    click -> OneDialog.open(save, new NameDialog(texts, "review.filter.save", "", name -> {
                        filters.save(account.get(), name, query);
                        again();
                    })));
            own.add(save);
        }
    }

    private Div saved(SavedFilter filter) {
        boolean pressed = filter.query().equals(query);
        Button chip = chip(filter.name(), pressed, () -> ask.accept(filter.query()));
        if (filter.standard()) {
            chip.setIcon(VaadinIcon.STAR.create());
            chip.setTooltipText(texts.text("review.filter.standard.is"));
        }
        var more = new Button(VaadinIcon.ELLIPSIS_DOTS_V.create());
        more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        more.setAriaLabel(texts.text("review.filter.more", filter.name()));
        var menu = new ContextMenu(more);
        menu.setOpenOnClick(true);
        menu.addItem(
                texts.text(filter.standard() ? "review.filter.standard.not" : "review.filter.standard"),
                click -> act(() -> filters.standard(account.get(), filter.id(), !filter.standard())));
        menu.addItem(
                texts.text("review.filter.rename"),
                click -> OneDialog.open(more, new NameDialog(texts, "review.filter.rename", filter.name(), name -> {
                    filters.rename(account.get(), filter.id(), name);
                    again();
                })));
        menu.addItem(
                texts.text("review.filter.delete"), click -> act(() -> filters.delete(account.get(), filter.id())));
        var both = new Div(chip, more);
        both.addClassName("review-saved");
        return both;
    }

    private static Button chip(String words, boolean pressed, Runnable press) {
        var chip = new Button(words, click -> press.run());
        chip.addThemeVariants(ButtonVariant.LUMO_SMALL);
        chip.addClassName("review-chip");
        chip.getElement().setAttribute(PRESSED, String.valueOf(pressed));
        return chip;
    }

    private void act(Runnable act) {
        try {
            act.run();
        } catch (ZhubanException gone) {
            // another window was first: what is there now is shown below
        }
        again();
    }

    private void again() {
        saved = filters.list(account.get());
        showSaved();
    }
}
