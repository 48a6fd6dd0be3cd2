package org.zhuban.common.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses with 413 what would fill the memory before anybody asks who sends it: a body above {@code zhuban.max-body}, whether its length is
 * announced or not. Before every filter that reads a body. Files come as multipart to the addresses that take files, under the limits of
 * {@code spring.servlet.multipart}; forms that Tomcat reads itself have the same limit by {@code server.tomcat.max-http-form-post-size}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

    /** Attachments, lists of projects and letters of the API, uploads on Vaadin's pages, deployments by Camunda's webapps. */
    private static final Pattern TAKES_FILES = Pattern.compile(
            "/api/v1/filings/[^/]+/attachments|/api/v1/projects/import|/api/v1/project-accounts/[^/]+/hand-over"
                    + "|/VAADIN/dynamic/resource/.+|/camunda/.+");

    private final Problems problems;
    private final long most;

    BodyLimit(Problems problems, @Value("${zhuban.max-body}") DataSize most) {
        this.problems = problems;
        this.most = most.toBytes();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (bringsFiles(request)) {
            chain.doFilter(request, response);
        } else if (request.getContentLengthLong() > most) {
            refuse(request, response);
        } else if (request.getContentLengthLong() >= 0) {
            chain.doFilter(request, response); // the server reads no more than was announced
        } else {
            var counted = new CountedRequest(request, most);
            try {
                chain.doFilter(counted, response);
            } catch (IOException | ServletException | RuntimeException failure) {
                if (!counted.isExceeded() || response.isCommitted()) {
                    throw failure;
                }
            }
            if (counted.isExceeded() && !response.isCommitted()) {
                response.reset();
                refuse(request, response);
            }
        }
    }

    private static boolean bringsFiles(HttpServletRequest request) {
        String type = request.getContentType();
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                && TAKES_FILES.matcher(path).matches();
    }

    /** The reader's language is known to nobody yet. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getHeader("Accept-Language") != null) {
            LocaleContextHolder.setLocale(request.getLocale());
        }
        try {
            problems.write(request, response, problems.of(HttpStatus.PAYLOAD_TOO_LARGE, "request.too-large"));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    /** The body went past the limit; nothing more of it is read. */
    static final class ExceededException extends IOException {

        ExceededException(long most) {
            super("The body is longer than " + most + " bytes");
        }
    }

    /** A request whose body is counted while it is read. */
    private static final class CountedRequest extends HttpServletRequestWrapper {

        private final long most;
        private @Nullable CountedStream stream;
        private @Nullable BufferedReader reader;

        CountedRequest(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        boolean isExceeded() {
            return stream != null && stream.exceeded;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            CountedStream present = stream;
            if (present == null) {
                present = new CountedStream(super.getInputStream(), most);
                stream = present;
            }
            return present;
        }

        @Override
        public BufferedReader getReader() throws IOException {
            BufferedReader present = reader;
            if (present == null) {
                String encoding = getCharacterEncoding();
                present = new BufferedReader(new InputStreamReader(
                        getInputStream(), encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding)));
                reader = present;
            }
            return present;
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long count;
        private boolean exceeded;

        CountedStream(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            requireRoom();
            int read = body.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            requireRoom();
            int read = body.read(into, offset, length);
            counted(Math.max(0, read));
            return read;
        }

        private void counted(int read) throws IOException {
            count += read;
            exceeded = count > most;
            requireRoom();
        }

        private void requireRoom() throws IOException {
            if (exceeded) {
                throw new ExceededException(most);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
