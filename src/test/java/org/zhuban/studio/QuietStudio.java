package org.zhuban.studio;

import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.zhuban.project.UnsentMessages;

/** Before each test nothing that another began is open: no draft, no request for a release, no migration, no message that nobody sends here. */
public class QuietStudio implements BeforeEachCallback {

    private static final List<String> ENDS = List.of(
            "update process_release set state = 'WITHDRAWN' where state in ('REQUESTED', 'RETURNED')",
            "update process_draft set state = 'DISCARDED' where state in ('DRAFT', 'SUBMITTED')",
            "update migration_batch set ended_at = now() where ended_at is null",
            "update filing set subject = null where type = 'process-release'");

    @Override
    public void beforeEach(ExtensionContext context) {
        var beans = SpringExtension.getApplicationContext(context);
        beans.getBean(UnsentMessages.class).forget();
        JdbcClient jdbc = beans.getBean(JdbcClient.class);
        ENDS.forEach(end -> jdbc.sql(end).update());
    }
}
