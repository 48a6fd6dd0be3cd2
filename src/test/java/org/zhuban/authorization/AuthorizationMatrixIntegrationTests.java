package org.zhuban.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.router.RouteData;
import com.vaadin.flow.server.auth.AccessAnnotationChecker;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhuban.ZhubanApplication;
import org.zhuban.ZhubanTest;
import org.zhuban.attachment.Attachments;
import org.zhuban.filing.NightWorks;
import org.zhuban.identity.AccountAuthentication;
import org.zhuban.identity.Accounts;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.ProjectAccounts;
import org.zhuban.identity.web.OpenSessions;
import org.zhuban.project.ProjectTokens;
import org.zhuban.project.Sites;

/**
 * SECURITY 6: every route is tried by everybody on one enterprise's filings, and what came of it must be what {@code authorization/matrix.md}
 * says, line by line. A new route is a line more, so the build fails until somebody has looked at it.
 *
 * <p>{@code yes}: was let through, perhaps to a complaint about its input; {@code login}: is asked to log in; {@code no}: has no right to
 * this kind of act; {@code hidden}: is told that there is no such thing.
 */
@ZhubanTest
class AuthorizationMatrixIntegrationTests {

    private static final Path EXPECTED = Path.of("src/test/resources/authorization/matrix.md");

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private RequestMappingHandlerMapping mappings;

    @Autowired
    private NightWorks works;

    @Autowired
    private Attachments attachments;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ProjectAccounts projectAccounts;

    @Autowired
    private ProjectTokens tokens;

    @Autowired
    private Sites sites;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void everybody_gets_from_every_route_what_the_matrix_says_and_no_route_is_missing_from_it() throws Exception {
        List<String> lines = new ArrayList<>();
        lines.add("| route | "
                + Arrays.stream(Caller.values()).map(Caller::title).collect(Collectors.joining(" | ")) + " |");
        lines.add("|---".repeat(Caller.values().length + 1) + "|");
        DefaultMockMvcBuilder builder = MockMvcBuilders.webAppContextSetup(application);
        MockMvc web = builder.apply(springSecurity()).build();
        var scene = new Scene(works, attachments, accounts, sites, projectAccounts, tokens, jdbc);
        for (String route : routes()) {
            lines.add(line(web, scene, route));
        }
        views().forEach(view -> lines.add(line(scene, view)));
        String matrix = String.join("\n", lines) + "\n";
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "authorization-matrix.md"), matrix);
        assertThat(matrix).isEqualTo(expected());
    }

    private static String expected() throws IOException {
        return Files.exists(EXPECTED) ? Files.readString(EXPECTED, StandardCharsets.UTF_8) : "";
    }

    /** {@code GET /path} of every controller of ours. */
    private TreeSet<String> routes() {
        TreeSet<String> routes = new TreeSet<>(Comparator.comparing((String route) -> route.split(" ", 2)[1])
                .thenComparing(Comparator.naturalOrder()));
        mappings.getHandlerMethods().forEach((mapping, handler) -> {
            if (product(ClassUtils.getUserClass(handler.getBeanType()))) {
                for (String path : mapping.getPatternValues()) {
                    for (RequestMethod method :
                            methods(mapping.getMethodsCondition().getMethods())) {
                        routes.add(method + " " + path);
                    }
                }
            }
        });
        return routes;
    }

    private static Iterable<RequestMethod> methods(java.util.Set<RequestMethod> named) {
        return named.isEmpty() ? List.of(RequestMethod.GET) : named;
    }

    private String line(MockMvc web, Scene scene, String route) throws Exception {
        Requests.Request request = new Requests().of(route, scene);
        StringBuilder line = new StringBuilder("| " + route + " |");
        for (Caller caller : Caller.values()) {
            var attempt = request.build();
            CurrentAccount account = scene.account(caller);
            if (account != null) {
                if (route.contains(" /api/")) {
                    attempt.with(authentication(new AccountAuthentication(account)));
                } else {
                    attempt.session(OpenSessions.of(account, clock.instant()));
                }
            }
            if (!route.startsWith(HttpMethod.GET.name())) {
                attempt.with(csrf());
                attempt.header("Sec-Fetch-Site", "same-origin");
            }
            line.append(' ')
                    .append(answer(web.perform(attempt).andReturn().getResponse()))
                    .append(" |");
        }
        return line.toString();
    }

    private static String answer(MockHttpServletResponse response) {
        String location = Objects.requireNonNullElse(response.getRedirectedUrl(), "");
        if (response.getStatus() == 401 || location.matches("(http://localhost)?(/m)?/login(\\?.*)?")) {
            return "login";
        }
        return switch (response.getStatus()) {
            case 403 -> "no";
            case 404 -> "hidden";
            default -> response.getStatus() < 500 ? "yes" : "broken";
        };
    }

    private List<RouteData> views() {
        return RouteConfiguration.forRegistry(
                        ApplicationRouteRegistry.getInstance(new com.vaadin.flow.server.VaadinServletContext(
                                Objects.requireNonNull(application.getServletContext()))))
                .getAvailableRoutes()
                .stream()
                .filter(view -> product(view.getNavigationTarget()))
                .sorted(Comparator.comparing(RouteData::getTemplate))
                .toList();
    }

    /** Ours, and no test's. */
    private static boolean product(Class<?> type) {
        return type.getName().startsWith("org.zhuban.")
                && type.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .equals(ZhubanApplication.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation());
    }

    /** Whether the view opens at all; what it shows is asked of the services, by the routes above and the services' own tests. */
    private static String line(Scene scene, RouteData view) {
        Class<? extends Component> target = view.getNavigationTarget();
        StringBuilder line = new StringBuilder("| view /" + view.getTemplate() + " |");
        for (Caller caller : Caller.values()) {
            CurrentAccount account = scene.account(caller);
            boolean open = new AccessAnnotationChecker()
                    .hasAccess(
                            target,
                            account == null ? null : new AccountAuthentication(account),
                            role -> account != null
                                    && account.grants().stream()
                                            .anyMatch(
                                                    grant -> grant.role().name().equals(role)));
            line.append(open ? " yes |" : account == null ? " login |" : " hidden |");
        }
        return line.toString();
    }
}
