package org.zhuban.studio;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhuban.audit.Audit;
import org.zhuban.common.ListSheet;
import org.zhuban.common.Texts;
import org.zhuban.identity.CurrentAccount;

/** The filings that a migration could not move, as an Excel file. */
@Component
public class MigrationExport {

    private static final List<String> HEADS = List.of("migration.number", "migration.title", "migration.reason");
    private static final int[] WIDTHS = {26, 40, 80};

    private final Migrations migrations;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    MigrationExport(Migrations migrations, Texts texts, Audit audit, Clock clock) {
        this.migrations = migrations;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.zhuban.common.NotFoundException {@code migration.unknown}, before anything is written */
    public void write(CurrentAccount account, UUID id, OutputStream out) throws IOException {
        List<Migration.Item> items = migrations.failures(account, id);
        try (var sheet = new ListSheet(out, texts.text("migration.failures"), clock.getZone())) {
            sheet.head(HEADS.stream().map(head -> texts.text(head)).toList(), WIDTHS);
            for (Migration.Item item : items) {
                sheet.row().text(item.number()).text(item.title()).text(item.reason());
            }
        }
        audit.done("migration-export", "migration:" + id, Map.of("rows", items.size()));
    }
}
