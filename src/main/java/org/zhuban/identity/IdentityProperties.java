package org.zhuban.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set for identity, under {@code zhuban.}.
 *
 * @param secondFactor      do staff need a one-time code after the password? null = yes outside the demo (SECURITY 2)
 * @param firstAdmin        the first administrator, made once when set
 * @param codesPerHour      one-time codes an address may ask for in any hour
 * @param publicCallsPerMinute calls to the open part of the API an address may make in a minute; drafts and uploads get a fraction
 */
@ConfigurationProperties("zhuban")
public record IdentityProperties(
        @Nullable Boolean secondFactor,
        @Nullable FirstAdmin firstAdmin,
        @DefaultValue("30") int codesPerHour,
        @DefaultValue("120") int publicCallsPerMinute) {

    /**
     * @param login        login name
     * @param mobile       for the second factor
     * @param passwordFile where the random password is written, readable by the owner only
     */
    public record FirstAdmin(String login, String mobile, @DefaultValue("first-admin.txt") String passwordFile) {}
}
