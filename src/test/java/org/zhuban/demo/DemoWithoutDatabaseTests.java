package org.zhuban.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.mock.env.MockPropertySource;

class DemoWithoutDatabaseTests {

    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void nothing_configured_means_demo() {
        assertThat(profiles()).containsExactly("demo");
    }

    @Test
    void a_database_on_the_command_line_means_no_demo() {
        environment
                .getPropertySources()
                .addFirst(
                        new MockPropertySource().withProperty("spring.datasource.url", "jdbc:postgresql://db/zhuban"));
        assertThat(profiles()).isEmpty();
    }

    @Test
    void a_database_in_a_file_beside_the_program_means_no_demo(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("application.yaml"), "spring.datasource.url: jdbc:postgresql://db/zhuban");
        environment
                .getPropertySources()
                .addFirst(new MockPropertySource()
                        .withProperty("spring.config.additional-location", "file:" + folder + "/"));
        assertThat(profiles()).isEmpty();
    }

    @Test
    void a_chosen_profile_is_left_alone() {
        environment
                .getPropertySources()
                .addFirst(new MockPropertySource().withProperty("spring.profiles.active", "production"));
        assertThat(profiles()).doesNotContain("demo");
    }

    private String[] profiles() {
        new DemoWithoutDatabase().postProcessEnvironment(environment, new SpringApplication());
        return environment.getActiveProfiles();
    }
}
