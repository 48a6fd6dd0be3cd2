package org.zhuban.outside.sms;

import cn.hutool.json.JSONObject;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.api.entity.SmsResponse;
import org.dromara.sms4j.comm.constant.SupplierConstant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.zhuban.message.SmsException;
import org.zhuban.message.SmsGateway;

/**
 * SMS through any of sms4j's suppliers. A supplier that takes templates only gets the whole text as its template's one parameter.
 * After several failures in a row the line rests for half a minute and callers are told at once.
 */
@Component
class Sms4jGateway implements SmsGateway, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Sms4jGateway.class);
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
    private static final String UNCONFIGURED = "no supplier configured (sms.blends.*)";
    private static final String RESTS = "the supplier failed repeatedly; the line rests";
    private static final int HTTP_OK = 200;
    private static final int HTTP_REDIRECT = 300;
    /** What suppliers call their result and its reason. */
    private static final String[] REASONS = {"code", "Code", "error", "rspcod", "msg", "Message", "message", "desc"};

    private final SmsBlends blends;
    private final String signature;
    private final Duration timeout;
    private final Duration limit;
    private final CircuitBreaker breaker;
    private final ScheduledExecutorService watch;

    Sms4jGateway(
            SmsBlends blends,
            @Value("${zhuban.sms.text-signature:}") String signature,
            @Value("${zhuban.sms.timeout:4s}") Duration timeout,
            @Value("${zhuban.sms.limit:8s}") Duration limit,
            @Value("${zhuban.sms.rest:30s}") Duration rest) {
        this.blends = blends;
        this.signature = signature;
        this.timeout = timeout;
        this.limit = limit;
        breaker = CircuitBreaker.of(
                "sms",
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(10)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(60)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .automaticTransitionFromOpenToHalfOpenEnabled(true)
                        .recordException(fault -> fault instanceof Unreached)
                        .build());
        var threads = new CustomizableThreadFactory("sms-watch-");
        threads.setDaemon(true);
        watch = Executors.newSingleThreadScheduledExecutor(threads);
    }

    /** The line failed, as opposed to a message that was refused; counts for the breaker. */
    private static final class Unreached extends SmsException {
        Unreached(String message) {
            super(message);
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayIfUnconfigured() {
        if (!blends.configured()) {
            LOG.warn("No SMS supplier is configured (sms.blends.*): messages wait in the outbox");
        }
    }

    @Override
    public void send(UUID id, String mobile, String text) throws SmsException {
        SmsBlend blend;
        try {
            blend = blends.present().orElseThrow(() -> new SmsException(UNCONFIGURED));
        } catch (IllegalArgumentException | IllegalStateException misconfigured) {
            throw new SmsException(plain(misconfigured));
        }
        try {
            breaker.executeCheckedSupplier(() -> {
                call(blend, id, mobile, signature.isEmpty() ? text : "【" + signature + "】" + text);
                return true;
            });
        } catch (CallNotPermittedException resting) {
            throw new SmsException(RESTS);
        } catch (SmsException refused) {
            throw refused;
        } catch (Throwable impossible) {
            throw new SmsException(impossible.getClass().getSimpleName());
        }
    }

    private void call(SmsBlend blend, UUID id, String mobile, String text) throws SmsException {
        var call = new ProviderCall(id, (int) timeout.toMillis());
        var cut = watch.schedule(call::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
        call.enter();
        SmsResponse response;
        try {
            response = blend.sendMessage(mobile, text);
        } catch (RuntimeException fault) {
            throw new Unreached(call.aborted() ? "no full answer in time" : plain(fault));
        } finally {
            call.leave();
            cut.cancel(false);
        }
        if (call.aborted()) {
            throw new Unreached("no full answer in time");
        }
        if (call.status() < HTTP_OK || call.status() >= HTTP_REDIRECT) {
            throw new Unreached(call.status() == 0 ? reason(response) : "HTTP " + call.status());
        }
        if (!response.isSuccess() || lies(blend, response)) {
            throw new SmsException(reason(response));
        }
    }

    /** sms4j takes any JSON without a code for 助通's success. */
    private static boolean lies(SmsBlend blend, SmsResponse response) {
        return SupplierConstant.ZHUTONG.equals(blend.getSupplier())
                && !(response.getData() instanceof JSONObject answer && answer.getInt("code", 0) == HTTP_OK);
    }

    /** Result code and reason only: the rest of an answer may repeat number and text. */
    private static String reason(SmsResponse response) {
        if (!(response.getData() instanceof JSONObject answer)) {
            return response.getData() instanceof String text
                    ? ADDRESS.matcher(text).replaceAll("…")
                    : "no answer";
        }
        var said = new ArrayList<String>();
        for (var name : REASONS) {
            var value = answer.getStr(name);
            if (value != null) {
                said.add(value);
            }
        }
        return "refused: " + String.join(" ", said);
    }

    private static String plain(Throwable fault) {
        var message = fault.getMessage();
        return ADDRESS.matcher(message == null ? fault.getClass().getSimpleName() : message)
                .replaceAll("…");
    }

    @Override
    public Optional<String> closed() {
        if (!blends.configured()) {
            return Optional.of(UNCONFIGURED);
        }
        return breaker.getState() == CircuitBreaker.State.OPEN ? Optional.of(RESTS) : Optional.empty();
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
    }
}
