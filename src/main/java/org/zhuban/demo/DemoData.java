package org.zhuban.demo;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhuban.common.Texts;

/** Makes the demo's data once, when everything runs (the sandboxes too), and says on the console where to go. */
@Component
@Profile("demo")
class DemoData {

    private static final Logger log = LoggerFactory.getLogger(DemoData.class);

    private final DemoAccounts accounts;
    private final DemoPersons persons;
    private final DemoFilings filings;
    private final DemoCollections collections;
    private final DemoRegisters registers;
    private final DemoProjects projects;
    private final DemoProjectAccounts projectAccounts;
    private final DemoCertificates certificates;
    private final DemoEntries entries;
    private final DemoEmployments employments;
    private final DemoBoard board;
    private final Texts texts;

    DemoData(
            DemoAccounts accounts,
            DemoPersons persons,
            DemoFilings filings,
            DemoCollections collections,
            DemoRegisters registers,
            DemoProjects projects,
            DemoProjectAccounts projectAccounts,
            DemoCertificates certificates,
            DemoEntries entries,
            DemoEmployments employments,
            DemoBoard board,
            Texts texts) {
        this.accounts = accounts;
        this.persons = persons;
        this.filings = filings;
        this.collections = collections;
        this.registers = registers;
        this.projects = projects;
        this.projectAccounts = projectAccounts;
        this.certificates = certificates;
        this.entries = entries;
        this.employments = employments;
        this.board = board;
        this.texts = texts;
    }

    @EventListener
    @Order(100)
    void ready(ApplicationReadyEvent event) {
        LocaleContextHolder.setLocale(Locale.SIMPLIFIED_CHINESE);
        try {
            accounts.ensureStaff();
            persons.make();
            filings.make();
            collections.make();
            registers.make();
            projects.make();
            projectAccounts.make();
            certificates.make();
            board.sample();
            entries.make();
            employments.make();
            board.make();
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext web
                && web.getWebServer() != null) {
            log.info(
                    "{}",
                    texts.text(
                            Locale.SIMPLIFIED_CHINESE,
                            "demo.welcome",
                            String.valueOf(web.getWebServer().getPort()),
                            table()));
        }
    }

    private static String table() {
        var table = new StringBuilder();
        DemoAccounts.logins().forEach(login -> table.append("    %-14s %s%n".formatted(login.login(), login.name())));
        return table.toString();
    }
}
