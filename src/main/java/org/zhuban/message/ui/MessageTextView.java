package org.zhuban.message.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.zhuban.common.Texts;
import org.zhuban.common.Times;
import org.zhuban.common.ui.OneDialog;
import org.zhuban.message.Wordings;

/** Wordings of SMS and notices 消息文案, each with a way to change it. */
@Route("message-texts")
@Menu(title = "menu.message-texts", order = 92, icon = "vaadin:comment-ellipsis-o")
@RolesAllowed("SYSTEM_ADMIN")
class MessageTextView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Wordings wordings;
    private final Texts texts;
    private final Grid<Wordings.Entry> grid = new Grid<>();

    MessageTextView(Wordings wordings, Texts texts, Times times) {
        this.wordings = wordings;
        this.texts = texts;
        addClassNames("zb-view", "wide");
        var title = new H2(texts.text("menu.message-texts"));
        title.addClassName("zb-title");
        var lead = new Paragraph(texts.text("wordings.lead"));
        lead.addClassName("zb-sub");
        grid.addThemeVariants(GridVariant.LUMO_WRAP_CELL_CONTENT, GridVariant.LUMO_COMPACT);
        grid.setAllRowsVisible(true);
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", texts.text("menu.message-texts"));
        grid.addColumn(entry -> name(entry, texts))
                .setHeader(texts.text("wordings.code"))
                .setWidth("200px")
                .setFlexGrow(0);
        grid.addColumn(entry -> texts.text("wordings.language." + entry.language()))
                .setHeader(texts.text("wordings.language"))
                .setWidth("84px")
                .setFlexGrow(0);
        grid.addColumn(Wordings.Entry::wording)
                .setHeader(texts.text("wordings.wording"))
                .setFlexGrow(4);
        grid.addComponentColumn(entry -> changed(entry, times))
                .setHeader(texts.text("wordings.changed"))
                .setWidth("190px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::edit)
                .setKey("edit")
                .setHeader("")
                .setWidth("92px")
                .setFlexGrow(0);
        add(title, lead, grid);
    }

    /** What it is to a reader: 短信 · 提交通知. */
    static String name(Wordings.Entry entry, Texts texts) {
        String kind = entry.code().substring(0, entry.code().indexOf('.'));
        String about = entry.code().substring(kind.length() + 1);
        return texts.text("wordings.kind." + kind) + " · " + texts.text("sms." + about + ".title");
    }

    private Span changed(Wordings.Entry entry, Times times) {
        return entry.own() == null
                ? new Span(texts.text("wordings.packaged"))
                : new Span(entry.changedBy() + " " + times.shown(entry.changedAt()));
    }

    private Button edit(Wordings.Entry entry) {
        var edit = new Button(
                texts.text("wordings.edit"),
                click -> OneDialog.open(click.getSource(), new MessageTextDialog(entry, wordings, texts, this::load)));
        edit.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        edit.setAriaLabel(texts.text("wordings.edit") + " " + name(entry, texts) + " "
                + texts.text("wordings.language." + entry.language()));
        return edit;
    }

    private void load() {
        grid.setItems(wordings.all());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        load();
    }

    @Override
    public String getPageTitle() {
        return texts.text("menu.message-texts") + " · " + texts.text("shell.product");
    }
}
