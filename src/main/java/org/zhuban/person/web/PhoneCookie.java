package org.zhuban.person.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.zhuban.person.PhoneLogins;

/** The cookie with the login's token. */
final class PhoneCookie {

    private static final String NAME = "zb_phone";
    private static final String PATH = "/m";

    private PhoneCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .findFirst();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, token, PhoneLogins.VALID);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(
            HttpServletRequest request, HttpServletResponse response, String token, Duration validity) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(NAME, token)
                        .path(PATH)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .maxAge(validity)
                        .build()
                        .toString());
    }
}
