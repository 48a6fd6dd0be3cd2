package org.zhuban.review.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import org.jspecify.annotations.Nullable;

/** Part of a page that looks for news: the browser asks every half minute. */
abstract class HalfMinutes extends Composite<Div> {

    private static final int MILLIS = 30_000;

    private @Nullable Registration polls;

    abstract void look();

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        event.getUI().setPollInterval(MILLIS);
        polls = event.getUI().addPollListener(poll -> look());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        Registration listening = polls;
        if (listening != null) {
            listening.remove();
            polls = null;
        }
        super.onDetach(event);
    }
}
