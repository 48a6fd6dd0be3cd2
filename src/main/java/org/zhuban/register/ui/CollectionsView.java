package org.zhuban.register.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Map;
import java.util.UUID;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.filing.FilingCollections;
import org.zhuban.filing.Organisations;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;

/** 信息归集: the lists of what this enterprise collects, by type. */
@Route("collections")
@Menu(title = "collections.menu", order = 7, icon = "vaadin:archives")
@RolesAllowed("ENTERPRISE")
class CollectionsView extends Div implements HasDynamicTitle {

    private final Texts texts;

    CollectionsView(FilingCollections collections, Organisations organisations, LoggedIn loggedIn, Texts texts) {
        this.texts = texts;
        addClassNames("zb-view", "zb");
        CurrentAccount account = loggedIn.require();
        UUID id = account.organisation();
        Organisations.Organisation organisation = (id == null
                        ? java.util.Optional.<Organisations.Organisation>empty()
                        : organisations.find(id))
                .orElseThrow(() -> new NotFoundException("register.unknown"));
        var title = new H2(texts.text("collections.menu"));
        title.addClassName("zb-title");
        var lead = new Paragraph(texts.text("collections.lead"));
        lead.addClassName("zb-sub");
        var tiles = new Div();
        tiles.addClassName("zb-tiles");
        Map<String, Integer> counts = collections.counts(organisation.id());
        for (ProcessModel model : collections.types(organisation)) {
            int count = counts.getOrDefault(model.key(), 0);
            var name = new HtmlContainer("strong");
            name.setText(model.name());
            var tile = new Anchor(
                    "collections/" + model.key(),
                    name,
                    new Span(count == 0 ? texts.text("collections.none") : texts.text("collections.count", count)));
            tile.addClassName("zb-tile");
            tiles.add(tile);
        }
        add(title, lead, tiles);
        if (tiles.getChildren().findAny().isEmpty()) {
            var none = new Div(texts.text("collections.not-yours"));
            none.addClassNames("zb-panel", "zb-empty");
            add(none);
        }
    }

    @Override
    public String getPageTitle() {
        return texts.text("collections.menu") + " · " + texts.text("shell.product");
    }
}
