package org.zhuban.studio.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Map;
import java.util.UUID;
import org.zhuban.common.ZhubanException;

/** 在办件迁移: what would move where, and then it begins. */
final class MigrationDialog extends Dialog {

    private final transient StudioActs acts;

    MigrationDialog(StudioActs acts, String type, String source, String target) {
        super(acts.texts().text("migration.begin.of", acts.version(type, source), acts.version(type, target)));
        this.acts = acts;
        var texts = acts.texts();
        var table = new MigrationTable(
                acts, Map.of(), true, pairs -> acts.migrations().preview(acts.account(), type, source, target, pairs));
        table.refresh();
        var lead = new Paragraph(texts.text("migration.lead"));
        lead.addClassName("zb-sub");
        var begin = new Button(texts.text("migration.begin"), click -> begin(type, source, target, table));
        begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        begin.setId("migration-begin");
        setWidth("min(820px, 94vw)");
        add(lead, table);
        getFooter().add(new Button(texts.text("reason-dialog.cancel"), click -> close()), begin);
    }

    private void begin(String type, String source, String target, MigrationTable table) {
        try {
            UUID id = acts.migrations().begin(acts.account(), type, source, target, table.pairs());
            StudioActs.leave(this, MigrationView.class, MigrationView.ID, id);
        } catch (ZhubanException refused) {
            acts.tell(refused);
        }
    }
}
