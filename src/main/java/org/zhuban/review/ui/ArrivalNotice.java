package org.zhuban.review.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.function.LongSupplier;
import org.zhuban.common.Texts;
import org.zhuban.review.InboxTally;

/** Says that there is new work, without moving a row: a press shows it. */
final class ArrivalNotice extends HalfMinutes {

    private final Texts texts;
    private final LongSupplier arrived;
    private final Button show;

    /**
     * @param arrived how many came since the list was shown
     * @param refresh shows the list anew
     */
    ArrivalNotice(Texts texts, LongSupplier arrived, Runnable refresh) {
        this.texts = texts;
        this.arrived = arrived;
        show = new Button(VaadinIcon.REFRESH.create(), click -> refresh.run());
        show.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        show.setId("show-arrived");
        Keys.presses(show, ".");
        show.setVisible(false);
        getContent().addClassName("review-arrived");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(show);
    }

    /** The list is as new as now. */
    void seen() {
        tell(0);
    }

    @Override
    void look() {
        tell(arrived.getAsLong());
    }

    private void tell(long count) {
        getContent().setClassName("now", count > 0);
        show.setVisible(count > 0);
        show.setText(texts.text("review.arrived", InboxTally.shown(count)));
    }
}
