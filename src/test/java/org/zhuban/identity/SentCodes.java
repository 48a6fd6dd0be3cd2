package org.zhuban.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Reads one-time codes on their way to the telephone. */
public class SentCodes implements OneTimeCodeDelivery {

    private final Map<String, String> last = new ConcurrentHashMap<>();
    private final OneTimeCodeDelivery onwards;

    SentCodes(OneTimeCodeDelivery onwards) {
        this.onwards = onwards;
    }

    @Override
    public void deliver(String purpose, String mobile, String code) {
        last.put(purpose + " " + mobile, code);
        onwards.deliver(purpose, mobile, code);
    }

    /** The last code sent to this number, null if none was. */
    public @Nullable String to(String purpose, String mobile) {
        return last.get(purpose + " " + mobile);
    }

    /** A code that isn't the one sent. */
    public String wrong(String purpose, String mobile) {
        var right = to(purpose, mobile);
        return "000000".equals(right) ? "000001" : "000000";
    }

    @TestConfiguration(proxyBeanMethods = false)
    public static class Configuration {

        @Bean
        @Primary
        SentCodes sentCodes(@Qualifier("jdbcMessages") OneTimeCodeDelivery messages) {
            return new SentCodes(messages);
        }
    }
}
