package org.zhuban.entry.ui;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhuban.common.MenuNote;
import org.zhuban.entry.EntryRules;

/** The lists of the entry are of no use to enterprises of the authority's own province, nor that of cost consultants to others. */
@Configuration(proxyBeanMethods = false)
class EntryMenu {

    @Bean
    MenuNote entriesMenu(EntryRules rules) {
        return new Note("entries", rules);
    }

    @Bean
    MenuNote entryCertificatesMenu(EntryRules rules) {
        return new Note("entry-certificates", rules);
    }

    @Bean
    MenuNote costEngagementsMenu(EntryRules rules) {
        return new Note("cost-engagements", rules);
    }

    private record Note(String path, EntryRules rules) implements MenuNote {

        @Override
        public Optional<String> title() {
            return Optional.empty();
        }

        @Override
        public long count() {
            return 0;
        }

        @Override
        public boolean hidden() {
            return !rules.concerned("cost-engagements".equals(path));
        }
    }
}
