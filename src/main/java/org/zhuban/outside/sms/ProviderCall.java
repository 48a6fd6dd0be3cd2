package org.zhuban.outside.sms;

import cn.hutool.http.GlobalInterceptor;
import cn.hutool.http.HttpRequest;
import cn.hutool.http.HttpResponse;
import java.util.UUID;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One call that sms4j makes through hutool's HTTP client, held by the reins sms4j leaves out: time limits, an end however slowly the
 * other side drips, certificates checked (hutool trusts any by default), the message's id for the provider, the HTTP status.
 */
final class ProviderCall {

    /** Carries the message's id; a provider that knows it sends a repeated message once. */
    static final String ID_HEADER = "Idempotency-Key";

    private static final ThreadLocal<ProviderCall> CURRENT = new ThreadLocal<>();

    static {
        // The JDK's client would send a POST again by itself when the other side hangs up without an answer.
        System.setProperty("sun.net.http.retryPost", "false");
        GlobalInterceptor.INSTANCE.addRequestInterceptor(ProviderCall::outgoing);
        GlobalInterceptor.INSTANCE.addResponseInterceptor(ProviderCall::incoming);
    }

    private final UUID id;
    private final int timeoutMillis;
    private volatile boolean aborted;
    private volatile @Nullable HttpRequest request;
    private volatile int status;

    ProviderCall(UUID id, int timeoutMillis) {
        this.id = id;
        this.timeoutMillis = timeoutMillis;
    }

    /** Makes this thread's next requests part of this call; pair with {@link #leave}. */
    void enter() {
        CURRENT.set(this);
    }

    void leave() {
        CURRENT.remove();
    }

    /** From another thread: cuts the line. */
    void abort() {
        aborted = true;
        var running = request;
        if (running != null && running.getConnection() != null) {
            running.getConnection().disconnectQuietly();
        }
    }

    boolean aborted() {
        return aborted;
    }

    /** HTTP status of the last answer, 0 if there was none. */
    int status() {
        return status;
    }

    private static void outgoing(HttpRequest request) {
        request.setSSLSocketFactory((SSLSocketFactory) SSLSocketFactory.getDefault());
        request.setHostnameVerifier(HttpsURLConnection.getDefaultHostnameVerifier());
        var call = CURRENT.get();
        if (call == null) {
            return;
        }
        if (call.aborted) {
            throw new IllegalStateException("The call was given up");
        }
        call.request = request;
        request.timeout(call.timeoutMillis);
        request.header(ID_HEADER, call.id.toString());
    }

    private static void incoming(HttpResponse response) {
        var call = CURRENT.get();
        if (call != null) {
            call.status = response.getStatus();
        }
    }
}
