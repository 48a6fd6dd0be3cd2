package org.zhuban;

import java.util.List;
import org.mockito.Mockito;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.zhuban.attachment.Attachments;
import org.zhuban.enterprise.EnterpriseRegistry;
import org.zhuban.filing.FilingService;
import org.zhuban.filing.OpenTasks;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.form.Forms;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.identity.OneTimeCodeDelivery;
import org.zhuban.identity.OneTimeCodes;
import org.zhuban.message.Messages;

/** Mocks for parts that aren't there yet; goes once they all are. */
@TestConfiguration(proxyBeanMethods = false)
class StandIns {

    @Bean
    static BeanFactoryPostProcessor missingParts() {
        return factory -> {
            for (Class<?> part : List.of(
                    Accounts.class,
                    CurrentAccount.class,
                    LoggedIn.class,
                    OneTimeCodes.class,
                    OneTimeCodeDelivery.class,
                    Messages.class,
                    Attachments.class,
                    FilingService.class,
                    OpenTasks.class,
                    FilingWorkflow.class,
                    Forms.class,
                    EnterpriseRegistry.class)) {
                if (factory.getBeanNamesForType(part, true, false).length == 0) {
                    factory.registerSingleton("standIn" + part.getSimpleName(), Mockito.mock(part));
                }
            }
        };
    }
}
