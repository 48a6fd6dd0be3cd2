package org.zhuban;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageBundlesTests {

    static List<Path> chinese() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/messages"))) {
            return files.filter(file -> !file.toString().endsWith("_en.properties"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("chinese")
    void every_sentence_is_there_in_both_languages_with_the_same_arguments(Path file) throws IOException {
        Properties chinese = load(file);
        Properties english = load(Path.of(file.toString().replace(".properties", "_en.properties")));

        assertThat(new TreeSet<>(english.stringPropertyNames()))
                .isEqualTo(new TreeSet<>(chinese.stringPropertyNames()));
        for (String code : chinese.stringPropertyNames()) {
            assertThat(arguments(english.getProperty(code))).as(code).isEqualTo(arguments(chinese.getProperty(code)));
        }
    }

    private static long arguments(String sentence) {
        return Stream.of(new MessageFormat(sentence).getFormatsByArgumentIndex())
                .count();
    }

    private static Properties load(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
