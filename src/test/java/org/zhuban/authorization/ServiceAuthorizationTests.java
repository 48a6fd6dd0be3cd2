package org.zhuban.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.filing.FilingService;
import org.zhuban.identity.CurrentAccount;

/**
 * SECURITY 6, for services: what a screen or a call of the API reaches is asked on whose behalf. A method that is not stands in
 * {@code authorization/open-services.txt} under the reason why it needs no such question.
 */
class ServiceAuthorizationTests {

    private static final Path OPEN = Path.of("src/test/resources/authorization/open-services.txt");
    private static final Set<String> WHO =
            Set.of(CurrentAccount.class.getName(), FilingService.Applicant.class.getName());

    private final JavaClasses product = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.zhuban");

    @Test
    void what_screens_and_calls_reach_is_told_who_asks_or_says_why_it_need_not_be() throws IOException {
        TreeSet<String> open = product.stream()
                .filter(ServiceAuthorizationTests::isFront)
                .flatMap(front -> front.getMethodCallsFromSelf().stream())
                .map(call -> call.getTarget().resolveMember().orElse(null))
                .filter(method -> method != null && isService(method))
                .filter(method -> !isTold(method))
                .map(method -> method.getOwner().getName().replace("org.zhuban.", "") + "." + method.getName())
                .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> known = Files.readAllLines(OPEN).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(open).isEqualTo(known);
    }

    private static boolean isFront(JavaClass type) {
        String place = type.getPackageName();
        return place.endsWith(".ui")
                || place.endsWith(".web")
                || type.isAnnotatedWith(Controller.class)
                || type.isAnnotatedWith(RestController.class);
    }

    /** A bean of a module's own package that reads or changes something: takes part in transactions or asks the database. */
    private static boolean isService(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return owner.getPackageName().startsWith("org.zhuban.")
                && !isFront(owner)
                && method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.STATIC)
                && !owner.isRecord()
                && !owner.isEnum()
                && (owner.isInterface() || owner.isMetaAnnotatedWith("org.springframework.stereotype.Component"));
    }

    private static boolean isTold(JavaMethod method) {
        return method.isAnnotatedWith(PreAuthorize.class)
                || method.getOwner().isAnnotatedWith(PreAuthorize.class)
                || method.getRawParameterTypes().stream().anyMatch(type -> WHO.contains(type.getName()));
    }
}
