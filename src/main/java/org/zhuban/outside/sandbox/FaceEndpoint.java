package org.zhuban.outside.sandbox;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.multipart.MultipartFile;

/** The server side of a face verification service. What it says goes by the name, and by how dark the picture is; its page tells. Pictures are looked at and not kept. */
@RestController
@Profile({"demo", "test"})
class FaceEndpoint {

    private static final int KEPT = 1_000;
    private static final int DARK = 24;
    private static final int SAMPLES = 40;

    private final SandboxLines lines;
    private final String token;
    private final Map<String, Session> sessions = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
            return size() > KEPT;
        }
    };

    FaceEndpoint(SandboxLines lines, @Value("${zhuban.face.token}") String token) {
        this.lines = lines;
        this.token = token;
    }

    /** @param dark null before the picture came */
    private record Session(String name, @Nullable Boolean dark) {}

    @PostMapping("/sandbox/face/sessions")
    DeferredResult<ResponseEntity<?>> start(
            @RequestParam(defaultValue = "") String name,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false) @Nullable String authorization) {
        return lines.through(SandboxLines.System.FACE, () -> {
            if (name.contains("断线")) {
                return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
            }
            if (!token.equals(authorization)) {
                return ResponseEntity.ok(Map.of("code", 401));
            }
            String id = UUID.randomUUID().toString();
            synchronized (sessions) {
                sessions.put(id, new Session(name, null));
            }
            return ResponseEntity.ok(Map.of("code", 0, "data", Map.of("session", id)));
        });
    }

    @PostMapping("/sandbox/face/sessions/{id}/picture")
    DeferredResult<ResponseEntity<?>> picture(
            @PathVariable String id, @RequestParam(required = false) @Nullable MultipartFile picture) {
        return lines.through(SandboxLines.System.FACE, () -> {
            Session session = session(id);
            if (session == null || picture == null) {
                return ResponseEntity.ok(Map.of("code", 404));
            }
            synchronized (sessions) {
                sessions.put(id, new Session(session.name(), dark(picture)));
            }
            return ResponseEntity.ok(Map.of("code", 0, "data", Map.of()));
        });
    }

    @GetMapping("/sandbox/face/sessions/{id}")
    DeferredResult<ResponseEntity<?>> result(@PathVariable String id) {
        return lines.through(SandboxLines.System.FACE, () -> {
            Session session = session(id);
            return ResponseEntity.ok(
                    session == null || session.dark() == null
                            ? Map.of("code", 404)
                            : Map.of(
                                    "code",
                                    0,
                                    "data",
                                    Map.of("result", result(session), "score", score(result(session)))));
        });
    }

    private @Nullable Session session(String id) {
        synchronized (sessions) {
            return sessions.get(id);
        }
    }

    private static String result(Session session) {
        if (session.name().contains("不符") || Boolean.TRUE.equals(session.dark())) {
            return "NO_MATCH";
        }
        return session.name().contains("存疑") ? "UNSURE" : "MATCH";
    }

    private static double score(String result) {
        return switch (result) {
            case "MATCH" -> 96.4;
            case "UNSURE" -> 71.5;
            default -> 22.8;
        };
    }

    /** A hand before the lens. */
    private static boolean dark(MultipartFile picture) {
        try (InputStream in = picture.getInputStream()) {
            BufferedImage image = ImageIO.read(in);
            if (image == null) {
                return true;
            }
            long light = 0;
            for (int i = 0; i < SAMPLES * SAMPLES; i++) {
                int rgb = image.getRGB(
                        i % SAMPLES * image.getWidth() / SAMPLES, i / SAMPLES * image.getHeight() / SAMPLES);
                light += (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
            }
            return light / (3L * SAMPLES * SAMPLES) < DARK;
        } catch (IOException broken) {
            return true;
        }
    }
}
