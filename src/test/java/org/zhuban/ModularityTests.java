package org.zhuban;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(ZhubanApplication.class);

    @Test
    void modules_depend_on_each_other_only_as_they_declare() {
        modules.verify();
    }

    /** Diagrams and canvases in target/spring-modulith-docs. */
    @Test
    void modules_document_themselves() {
        new Documenter(modules).writeDocumentation();
    }
}
