package org.zhuban.review.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.function.Supplier;
import org.zhuban.common.Texts;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.review.ChosenColumns;

/** The button behind which a reader chooses the columns of a list; the list begins as he left it. */
final class ColumnChoice extends Composite<Button> {

    private final GridColumns grid;
    private final ChosenColumns chosen;
    private final String list;
    private final Supplier<CurrentAccount> account;

    ColumnChoice(GridColumns grid, ChosenColumns chosen, String list, Supplier<CurrentAccount> account, Texts texts) {
        this.grid = grid;
        this.chosen = chosen;
        this.list = list;
        this.account = account;
        chosen.of(account.get(), list).ifPresent(grid::show);
        grid.onDrag(keys -> chosen.choose(account.get(), list, keys));
        Button button = getContent();
        button.setText(texts.text("review.columns"));
        button.setIcon(VaadinIcon.GRID_H.create());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setId("columns");
        button.addClickListener(
                click -> OneDialog.open(button, new ColumnDialog(grid, texts, this::choose, this::reset)));
    }

    private void choose(List<String> keys) {
        chosen.choose(account.get(), list, keys);
        grid.show(keys);
    }

    private void reset() {
        chosen.reset(account.get(), list);
        grid.show(grid.usual());
    }
}
