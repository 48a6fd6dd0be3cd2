package org.zhuban.entry.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.shared.Registration;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ZhubanException;
import org.zhuban.entry.booklet.Printing;

/** 打印报送册: makes it in the background while the page stays of use, shows how far it is, then hands it over; leaving the page stops it. */
final class BookletPanel extends Composite<Div> {

    private static final int POLL = 400;

    private final UUID entry;
    private final transient BookletActs acts;
    private final Button print;
    private final Paragraph said = new Paragraph();
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel;
    private final Div result = new Div();
    private transient @Nullable Printing printing;
    private @Nullable Registration polls;

    BookletPanel(UUID entry, BookletActs acts) {
        this.entry = entry;
        this.acts = acts;
        print = new Button(text("print"), VaadinIcon.PRINT.create(), click -> start());
        print.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        print.setId("print-booklet");
        cancel = new Button(text("cancel"), click -> stop());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        lead();
        said.getElement().setAttribute("role", "status");
        bar.setMaxWidth("420px");
        bar.getElement().setAttribute("aria-label", text("making"));
        result.setId("booklet");
        getContent().addClassName("zb-panel");
        getContent().add(said, bar, cancel, result, print);
        working(false);
    }

    private String text(String code) {
        return acts.texts.text("entry.booklet." + code);
    }

    private void start() {
        result.removeAll();
        try {
            printing = acts.booklets.start(acts.loggedIn.require(), entry);
        } catch (ZhubanException refused) {
            said.setText(acts.texts.of(refused));
            return;
        }
        bar.setValue(0);
        said.setText(text("making"));
        working(true);
        UI ui = UI.getCurrent();
        ui.setPollInterval(POLL);
        polls = ui.addPollListener(poll -> look());
    }

    private void look() {
        Printing running = printing;
        if (running == null) {
            return;
        }
        bar.setValue(running.progress());
        if (!running.isDone()) {
            return;
        }
        ended();
        if (running.failed()) {
            said.setText(text("failed"));
            return;
        }
        said.setText(text("ready"));
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] pdf = running.pdf();
                    return new DownloadResponse(
                            new ByteArrayInputStream(pdf), running.fileName(), "application/pdf", pdf.length);
                }),
                text("save"));
        link.getElement().setAttribute("download", true);
        result.add(link);
        link.getElement().executeJs("this.click()");
    }

    private void stop() {
        ended();
        lead();
    }

    private void lead() {
        said.setText(text(acts.loggedIn.require().organisation() == null ? "lead-masked" : "lead"));
    }

    private void ended() {
        Printing running = printing;
        if (running != null && !running.isDone()) {
            running.cancel();
        }
        printing = null;
        Registration listening = polls;
        if (listening != null) {
            listening.remove();
            polls = null;
            getUI().ifPresent(ui -> ui.setPollInterval(-1));
        }
        working(false);
    }

    private void working(boolean working) {
        bar.setVisible(working);
        cancel.setVisible(working);
        print.setEnabled(!working);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        event.getUI().setPollInterval(-1);
        ended();
        super.onDetach(event);
    }
}
