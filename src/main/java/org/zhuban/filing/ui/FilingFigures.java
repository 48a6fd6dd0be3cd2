package org.zhuban.filing.ui;

import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhuban.common.Texts;
import org.zhuban.common.WorkspaceFigure;

/** What is found under 我要办 and 我的办件. */
@Configuration
class FilingFigures {

    @Bean
    WorkspaceFigure catalogueFigure(Texts texts) {
        return new Said("new", "catalogue.figure", texts);
    }

    @Bean
    WorkspaceFigure filingsFigure(Texts texts) {
        return new Said("filings", "filings.figure", texts);
    }

    /** The same to every account. */
    private record Said(String path, String code, Texts texts) implements WorkspaceFigure {

        @Override
        public Optional<String> words() {
            return Optional.of(texts.text(code));
        }
    }
}
