package org.zhuban.common.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;
import org.zhuban.common.Texts;

/**
 * Previous and next page of a keyset-paged list whose cursor stands in the address. It remembers the way it came, so that "previous" is the
 * page that was shown; opened in the middle, by a link, "previous" is the first page.
 */
public final class KeysetPager extends Composite<Nav> {

    private final Texts texts;
    private final Button first;
    private final Button previous;
    private final Button next;
    private final Span place = new Span();
    private final List<@Nullable String> way = new ArrayList<>();
    private @Nullable String following;

    /**
     * @param go is asked to show the page of a cursor, null for the first: it puts the cursor into the address
     */
    public KeysetPager(Texts texts, Consumer<@Nullable String> go) {
        this.texts = texts;
        first = button("pager.first", VaadinIcon.ANGLE_DOUBLE_LEFT, () -> go.accept(null));
        previous = button(
                "pager.previous",
                VaadinIcon.ANGLE_LEFT,
                () -> go.accept(way.size() > 1 ? way.get(way.size() - 2) : null));
        next = button("pager.next", VaadinIcon.ANGLE_RIGHT, () -> go.accept(following));
        next.setIconAfterText(true);
        place.addClassName("zb-pager-place");
        place.getElement().setAttribute("aria-live", "polite");
        getContent().addClassName("zb-pager");
        getContent().getElement().setAttribute("aria-label", texts.text("pager.label"));
        getContent().add(first, previous, place, next);
    }

    /** Tells it which page is shown now, by the cursor it was asked with. */
    public void shown(@Nullable String cursor, Page<?> page) {
        int before = way.indexOf(cursor);
        if (cursor == null) {
            way.clear();
            way.add(null);
        } else if (before >= 0) {
            way.subList(before + 1, way.size()).clear();
        } else if (cursor.equals(following)) {
            way.add(cursor);
        } else {
            way.clear();
            way.add(cursor);
        }
        following = page.next();
        boolean start = cursor == null;
        first.setEnabled(!start);
        previous.setEnabled(!start);
        next.setEnabled(following != null);
        boolean known = !way.isEmpty() && way.get(0) == null;
        place.setText(known ? texts.text("pager.page", way.size()) : "");
        setVisible(!start || following != null);
    }

    private Button button(String label, VaadinIcon icon, Runnable act) {
        var button = new Button(texts.text(label), icon.create(), click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }
}
