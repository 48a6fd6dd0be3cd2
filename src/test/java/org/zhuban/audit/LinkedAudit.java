package org.zhuban.audit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Before each class the audit log is linked, as a job does every second in service: classes share a context for longer than an entry may wait. */
public class LinkedAudit implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        SpringExtension.getApplicationContext(context).getBean(AuditChain.class).link();
    }
}
