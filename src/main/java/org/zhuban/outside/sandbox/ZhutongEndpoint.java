package org.zhuban.outside.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.zhuban.common.Mobile;

/** The server side of 助通短信's {@code v2/sendSms} (自定义短信), one of sms4j's suppliers: JSON in, JSON out, password digest with a time key. */
@RestController
@Profile({"demo", "test"})
class ZhutongEndpoint {

    private static final Duration KEY_VALID = Duration.ofMinutes(10);
    private static final int LONGEST = 1000;
    private static final int OK = 200;

    private final SandboxLines lines;
    private final SandboxSmsInbox inbox;
    private final String username;
    private final String password;

    ZhutongEndpoint(
            SandboxLines lines,
            SandboxSmsInbox inbox,
            @Value("${sms.blends.sandbox.access-key-id}") String username,
            @Value("${sms.blends.sandbox.access-key-secret}") String password) {
        this.lines = lines;
        this.inbox = inbox;
        this.username = username;
        this.password = password;
    }

    record SendSms(
            @Nullable String username,
            @Nullable String password,
            @Nullable String tKey,
            @Nullable String mobile,
            @Nullable String content) {}

    @PostMapping("/sandbox/zhutong/v2/sendSms")
    DeferredResult<ResponseEntity<?>> send(
            @RequestBody SendSms message,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return lines.through(SandboxLines.System.SMS, () -> ResponseEntity.ok(answer(message, key)));
    }

    private Map<String, Object> answer(SendSms message, @Nullable String key) {
        var time = message.tKey();
        if (time == null || !fresh(time)) {
            return refuse(4013, "tKey 无效或已过期");
        }
        if (!username.equals(message.username()) || !md5(md5(password) + time).equals(message.password())) {
            return refuse(4001, "用户名或密码错误");
        }
        var mobile = message.mobile();
        if (mobile == null || Mobile.fault(mobile) != null) {
            return refuse(4014, "手机号码无效");
        }
        var content = message.content();
        if (content == null || content.isBlank() || content.length() >= LONGEST) {
            return refuse(4015, "短信内容为空或超过 1000 字");
        }
        if (!content.contains("【") || !content.contains("】")) {
            return refuse(4016, "短信内容缺少签名");
        }
        return Map.of(
                "code", OK, "msg", "success", "msgId", inbox.receive(key, mobile, content), "invalidList", List.of());
    }

    private boolean fresh(String time) {
        try {
            var age = inbox.clock().instant().getEpochSecond() - Long.parseLong(time);
            return Math.abs(age) <= KEY_VALID.toSeconds();
        } catch (NumberFormatException noTime) {
            return false;
        }
    }

    private static Map<String, Object> refuse(int code, String why) {
        return Map.of("code", code, "msg", why);
    }

    /** The supplier's choice, not ours. */
    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
