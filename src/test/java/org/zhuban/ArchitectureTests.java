package org.zhuban;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhuban.common.ConsistencyCheck;
import org.zhuban.common.ZhubanException;

/** The rules of the design that no module boundary holds. */
@AnalyzeClasses(packages = "org.zhuban", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule only_the_engine_package_knows_camunda = noClasses()
            .that()
            .resideOutsideOfPackage("org.zhuban.filing.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.camunda..", "camundajar..");

    @ArchTest
    static final ArchRule names_say_what_a_thing_is =
            noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Helper)(\\$.*)?");

    @ArchTest
    static final ArchRule a_screen_with_an_address_is_a_view_of_its_package = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .haveSimpleNameEndingWith("View")
            .andShould()
            .notBePublic()
            .andShould()
            .resideInAPackage("..ui..");

    @ArchTest
    static final ArchRule a_dialog_is_called_one =
            classes().that().areAssignableTo(Dialog.class).should().haveSimpleNameEndingWith("Dialog");

    @ArchTest
    static final ArchRule screens_and_controllers_call_services_only = noClasses()
            .that()
            .resideInAPackage("..ui..")
            .or()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springframework.jdbc..", "org.springframework.data..", "javax.sql..", "java.sql..")
                    .as("the database"));

    @ArchTest
    static final ArchRule the_time_is_asked_of_the_clock = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(TemporalAccessor.class)))
                    .and(target(name("now")))
                    .and(DescribedPredicate.not(target(rawParameterTypes(Clock.class))))
                    .as("now() without a clock"))
            .orShould()
            .callMethodWhere(target(owner(assignableTo(System.class))).and(target(name("currentTimeMillis"))))
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule dependencies_come_through_the_constructor =
            noFields().should().beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule nobody_prints =
            com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule state_is_final_or_guarded_never_public = fields().that()
            .areNotFinal()
            .and()
            .areNotStatic()
            .should()
            .bePrivate()
            .orShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule a_refusal_is_an_exception_by_name =
            classes().that().areAssignableTo(ZhubanException.class).should().haveSimpleNameEndingWith("Exception");

    @ArchTest
    static final ArchRule checks_are_found_by_their_interface =
            classes().that().implement(ConsistencyCheck.class).should().notBePublic();

    @ArchTest
    static final ArchRule a_controller_of_the_api_answers_below_api_v1 = methods()
            .that()
            .areMetaAnnotatedWith(RequestMapping.class)
            .and()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RestController.class)
            .and()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("..sandbox..")
            .should(answerBelow("/api/v1/"));

    @ArchTest
    static void every_package_is_null_marked(JavaClasses all) {
        Set<String> unmarked = all.stream()
                .map(JavaClass::getPackage)
                .filter(held -> !held.getClasses().isEmpty() && !"org.zhuban".equals(held.getName()))
                .filter(held -> !held.isAnnotatedWith(NullMarked.class))
                .map(JavaPackage::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unmarked).isEmpty();
    }

    @Test
    void no_file_is_longer_than_one_can_read() throws IOException {
        List<String> longer;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            longer = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> lines(file) >= (file.toString().endsWith("View.java") ? 250 : 400))
                    .map(file -> file + ": " + lines(file))
                    .sorted()
                    .toList();
        }
        assertThat(longer).isEmpty();
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArchCondition<JavaMethod> answerBelow(String prefix) {
        return new ArchCondition<>("answer below " + prefix) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                RequestMapping of = AnnotatedElementUtils.findMergedAnnotation(
                        method.getOwner().reflect(), RequestMapping.class);
                RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
                for (String before : paths(of)) {
                    for (String after : paths(own)) {
                        String path = before + after;
                        events.add(new SimpleConditionEvent(
                                method, path.startsWith(prefix), method.getFullName() + " answers " + path));
                    }
                }
            }
        };
    }

    private static List<String> paths(@org.jspecify.annotations.Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? List.of("") : Arrays.asList(mapping.path());
    }
}
