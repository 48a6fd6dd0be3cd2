package org.zhuban.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * What a password must be (ZZ 2.7, SPEC 4): 6–20 characters, at least a letter and a digit, none of the commonest, not
 * containing the login. 等保 asks for composition, ASVS 5.0 (6.2.5) advises against it: 等保 rules. No age limit: a
 * password is changed when there is a reason.
 */
@Component
public class PasswordPolicy {

    static final int SHORTEST = 6;
    static final int LONGEST = 20;

    /** Logins shorter than this would forbid too much. */
    private static final int TELLING_LOGIN = 3;

    private final Set<String> common = load();

    /** Message code of the first rule it breaks; empty when it may be used. */
    public Optional<String> broken(String login, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            return Optional.of("password.length");
        }
        if (password.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return Optional.of("password.blank");
        }
        if (password.codePoints().noneMatch(Character::isLetter)
                || password.codePoints().noneMatch(Character::isDigit)) {
            return Optional.of("password.letter-and-digit");
        }
        var lower = password.toLowerCase(Locale.ROOT);
        var name = login.toLowerCase(Locale.ROOT);
        if (name.length() >= TELLING_LOGIN && lower.contains(name)) {
            return Optional.of("password.contains-login");
        }
        if (common.contains(lower) || lower.codePoints().distinct().count() < 4) {
            return Optional.of("password.common");
        }
        return Optional.empty();
    }

    private static Set<String> load() {
        try (var reader = new BufferedReader(new InputStreamReader(
                new ClassPathResource("org/zhuban/identity/common-passwords.txt").getInputStream(),
                StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
                    .filter(word -> !word.isBlank())
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
