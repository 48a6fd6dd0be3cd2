package org.zhuban.shell.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.zhuban.common.Offers;
import org.zhuban.common.PublicEntry;

/** The public home page: light, without a session. Vaadin's own requests come to the same address with {@code v-r}; a route lets them pass. */
@Configuration(proxyBeanMethods = false)
class HomePage {

    @Bean
    RouterFunction<ServerResponse> home(List<PublicEntry> entries, Offers offers) {
        List<PublicEntry> inOrder = entries.stream()
                .sorted(Comparator.comparingInt(PublicEntry::order))
                .toList();
        return RouterFunctions.route()
                .GET("/", request -> request.param("v-r").isEmpty(), request -> ServerResponse.ok()
                        .render("shell/home", Map.of("entries", inOrder, "offers", offers.byProgramme())))
                .build();
    }

    /** What browsers ask for on their own where no page names an icon, e.g. beside a PDF. */
    @Bean
    RouterFunction<ServerResponse> icon() {
        return RouterFunctions.route()
                .resource(RequestPredicates.path("/favicon.ico"), new ClassPathResource("META-INF/resources/icon.svg"))
                .build();
    }
}
