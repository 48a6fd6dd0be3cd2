package org.zhuban.authorization;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.zhuban.filing.Filing;
import org.zhuban.filing.NightWorks;
import org.zhuban.project.Project;

/** A request for each route that would succeed for whom it is meant; what it needs is made once, for all callers of the route. */
final class Requests {

    private final Map<String, Function<Scene, Request>> known = new HashMap<>();

    /** Makes the request anew for each caller. */
    @FunctionalInterface
    interface Request {
        AbstractMockHttpServletRequestBuilder<?> build();
    }

    Requests() {
        tasks();
        teamwork();
        studio();
        recalls();
        spotChecks();
        templates();
        watched();
        filings();
        files();
        projects();
        projectTokens();
        projectAccounts();
        registers();
        add("POST /api/v1/filings", scene -> () -> json(post("/api/v1/filings"), "{\"type\":\"night-work\"}"));
        add("GET /api/v1/filing-types/{key}", scene -> () -> get("/api/v1/filing-types/night-work"));
        add(
                "GET /api/v1/filing-types/{key}/form",
                scene -> () -> get("/api/v1/filing-types/enterprise-certification/form"));
        add("GET /api/v1/codes/{table}", scene -> () -> get("/api/v1/codes/enterprise-kind"));
        add("GET /api/v1/public/verify/{code}", scene -> () -> get("/api/v1/public/verify/nothing"));
        add(
                "GET /api/v1/public/progress",
                scene -> () -> get("/api/v1/public/progress?number=ZZ202601013205070000011&mobile=13800000000"));
        add(
                "POST /api/v1/public/filings",
                scene -> () -> json(post("/api/v1/public/filings"), "{\"type\":\"enterprise-certification\"}"));
        add(
                "POST /api/v1/public/sms-codes",
                scene -> () -> json(
                        post("/api/v1/public/sms-codes"),
                        "{\"purpose\":\"enterprise-certification\",\"mobile\":\"1\"}"));
        add(
                "GET /sandbox/collection/contracts/{recordNo}",
                scene -> () -> get("/sandbox/collection/contracts/nothing"));
        for (var list : List.of("qualifications", "registrations")) {
            add(
                    "GET /sandbox/market/enterprises/{creditCode}/" + list,
                    scene -> () -> get("/sandbox/market/enterprises/nothing/" + list));
        }
        for (var place : List.of("/notices/{subject}", "/api/v1/public/notices/{id}")) {
            add("GET " + place, scene -> () -> get(place, UUID.randomUUID()));
        }
        add("GET /m/filings/{id}", scene -> of(scene.inReview(), id -> get("/m/filings/" + id)));
        employment();
        add("POST /m/messages/{id}", scene -> () -> post("/m/messages/" + UUID.randomUUID()));
        add("GET /sandbox/face/sessions/{id}", scene -> () -> get("/sandbox/face/sessions/nothing"));
        add("POST /sandbox/face/sessions/{id}/picture", scene -> () -> post("/sandbox/face/sessions/nothing/picture"));
        add("GET /sandbox/certificates/{file}", scene -> () -> get("/sandbox/certificates/ca-RSA.pem"));
        add("GET /sandbox/ca/{kind}.crl", scene -> () -> get("/sandbox/ca/rsa.crl"));
        add("GET /guide/{key}", scene -> () -> get("/guide/admin"));
        add(
                "DELETE /api/v1/tokens/current",
                scene -> () -> delete("/api/v1/tokens/current").header("Authorization", "none"));
    }

    private void add(String route, Function<Scene, Request> recipe) {
        known.put(route, recipe);
    }

    /** @throws IllegalStateException for a route with a variable that nobody wrote a request for */
    Request of(String route, Scene scene) {
        Function<Scene, Request> recipe = known.get(route);
        if (recipe != null) {
            return recipe.apply(scene);
        }
        String[] parts = route.split(" ", 2);
        if (parts[1].contains("{")) {
            throw new IllegalStateException("Add a request for the new route " + route + " to "
                    + getClass().getName());
        }
        return () -> json(MockMvcRequestBuilders.request(HttpMethod.valueOf(parts[0]), parts[1]), "{}");
    }

    private void tasks() {
        add("GET /api/v1/tasks/{id}", scene -> task(scene, id -> get("/api/v1/tasks/" + id)));
        for (String act : new String[] {"reveal", "claim", "release"}) {
            add("POST /api/v1/tasks/{id}/" + act, scene -> task(scene, id -> post("/api/v1/tasks/" + id + "/" + act)));
        }
        add(
                "POST /api/v1/tasks/{id}/decide",
                scene -> task(
                        scene,
                        id -> json(
                                post("/api/v1/tasks/" + id + "/decide"),
                                "{\"outcome\":\"approved\",\"opinion\":\"同意\"}")));
        add(
                "POST /api/v1/tasks/decide",
                scene -> task(
                        scene,
                        id -> json(
                                post("/api/v1/tasks/decide"),
                                "{\"ids\":[\"" + id + "\"],\"outcome\":\"approved\",\"opinion\":\"同意\"}")));
    }

    /** What is asked of nobody in particular: the reviewer gets as far as a complaint about his input. */
    private void teamwork() {
        String task = "/api/v1/tasks/{id}/";
        for (String list : new String[] {"colleagues", "requests"}) {
            add("GET " + task + list, scene -> task(scene, id -> get("/api/v1/tasks/" + id + "/" + list)));
        }
        Map<String, String> acts = Map.of(
                "transfer",
                "{}",
                "reassign",
                "{\"reason\":\"放回岗位\"}",
                "requests",
                "{\"kind\":\"OPINION\"}",
                "comments",
                "{\"text\":\"请尽快办理\"}",
                "proposal/take-back",
                "{\"reason\":\"有误\"}");
        acts.forEach((act, body) -> add(
                "POST " + task + act, scene -> task(scene, id -> json(post("/api/v1/tasks/" + id + "/" + act), body))));
        for (String act : new String[] {"answer", "take-back"}) {
            String address = "/api/v1/requests/" + UUID.randomUUID() + "/" + act;
            add("POST /api/v1/requests/{id}/" + act, scene -> () -> json(post(address), "{\"reason\":\"有误\"}"));
        }
        String end = "/api/v1/substitutions/" + UUID.randomUUID() + "/end";
        add("POST /api/v1/substitutions/{id}/end", scene -> () -> json(post(end), "{}"));
        add(
                "POST /api/v1/substitutions",
                scene -> () -> json(
                        post("/api/v1/substitutions"),
                        "{\"starts\":\"2099-01-01\",\"ends\":\"2099-01-02\",\"reason\":\"年休假\"}"));
        add(
                "PUT /api/v1/desks/{programme}/{region}/routing",
                scene -> () -> json(put("/api/v1/desks/XJ/320507/routing"), "{\"rule\":\"NONE\"}"));
    }

    /** Of what nobody asked for yet: a process administrator gets as far as that. */
    private void studio() {
        String type = "/api/v1/studio/types/night-work/";
        String of = "/api/v1/studio/types/{type}/";
        add("PUT " + of + "suspension", scene -> () -> json(put(type + "suspension"), "{\"reason\":\" \"}"));
        add("DELETE " + of + "suspension", scene -> () -> delete(type + "suspension"));
        for (String list : new String[] {"releases", "migrations"}) {
            add("GET " + of + list, scene -> () -> get(type + list));
        }
        add("POST " + of + "releases", scene -> () -> json(post(type + "releases"), "{\"why\":\"说明\"}"));
        for (String act : new String[] {"migrations", "migrations/preview"}) {
            add("POST " + of + act, scene -> () -> json(post(type + act), "{}"));
        }
        UUID unknown = UUID.randomUUID();
        for (String one : new String[] {"releases/{id}", "migrations/{id}", "migrations/{id}/failures"}) {
            add("GET /api/v1/studio/" + one, scene -> () -> get("/api/v1/studio/" + one, unknown));
        }
        for (String act : new String[] {"releases/{id}/withdraw", "migrations/{id}/cancel", "migrations/{id}/retry"}) {
            add("POST /api/v1/studio/" + act, scene -> () -> json(post("/api/v1/studio/" + act, unknown), "{}"));
        }
    }

    private void recalls() {
        add(
                "POST /api/v1/filings/{id}/recall",
                scene -> of(
                        scene.inReview(),
                        id -> json(post("/api/v1/filings/" + id + "/recall"), "{\"reason\":\"看错了\"}")));
    }

    private void spotChecks() {
        add("GET /api/v1/board/lines/{cut}", scene -> () -> get("/api/v1/board/lines/type"));
        add("GET /api/v1/board/steps/{type}", scene -> () -> get("/api/v1/board/steps/enterprise-certification"));
        String none = "/api/v1/spot-checks/" + UUID.randomUUID();
        add("POST /api/v1/spot-checks/{filing}", scene -> () -> json(post(none), "{\"result\":\"FINE\"}"));
        add(
                "PUT /api/v1/sample-rates/{type}",
                scene -> () -> json(
                        MockMvcRequestBuilders.put("/api/v1/sample-rates/entry-filing"),
                        "{\"region\":\"320507\",\"percent\":10}"));
    }

    private void templates() {
        String none = UUID.randomUUID().toString();
        add("POST /api/v1/fault-reasons", scene -> () -> json(post("/api/v1/fault-reasons"), "{\"region\":\"3205\"}"));
        for (String kept : new String[] {"opinion-templates", "fault-reasons"}) {
            add(
                    "PUT /api/v1/" + kept + "/{id}",
                    scene -> () -> json(MockMvcRequestBuilders.put("/api/v1/" + kept + "/" + none), "{}"));
            add("DELETE /api/v1/" + kept + "/{id}", scene -> () -> delete("/api/v1/" + kept + "/" + none));
        }
    }

    private void watched() {
        String watched = "/api/v1/watched/";
        add("PUT /api/v1/watched/{filing}", scene -> of(scene.inReview(), id -> put(watched + id)));
        add("DELETE /api/v1/watched/{filing}", scene -> of(scene.inReview(), id -> delete(watched + id)));
    }

    private static Request task(Scene scene, Function<String, AbstractMockHttpServletRequestBuilder<?>> request) {
        String task = scene.task(scene.inReview());
        return () -> request.apply(task);
    }

    private void filings() {
        String filing = "/api/v1/filings/";
        add("GET /api/v1/filings/{id}", scene -> of(scene.draft(), id -> get(filing + id)));
        add("GET /api/v1/filings/{id}/history", scene -> of(scene.inReview(), id -> get(filing + id + "/history")));
        add("GET /api/v1/filings/{id}/signature", scene -> of(scene.inReview(), id -> get(filing + id + "/signature")));
        add(
                "POST /api/v1/filings/{id}/signature",
                scene -> of(scene.inReview(), id -> json(post(filing + id + "/signature"), "{}")));
        add(
                "PUT /api/v1/filings/{id}/data",
                scene -> of(scene.draft(), id -> json(put(filing + id + "/data"), "{}")
                        .header("If-Match", "\"0\"")));
        add("DELETE /api/v1/filings/{id}", scene -> of(scene.draft(), id -> delete(filing + id)));
        add(
                "POST /api/v1/filings/{id}/attachments",
                scene -> of(scene.draft(), id -> multipart(filing + id + "/attachments")
                        .file(new MockMultipartFile("file", "a.pdf", "application/pdf", NightWorks.pdf()))
                        .param("slot", "plan")));
        add("POST /api/v1/filings/{id}/submit", scene -> of(scene.draft(), id -> post(filing + id + "/submit")));
        add("POST /api/v1/filings/{id}/abandon", scene -> of(scene.draft(), id -> post(filing + id + "/abandon")));
        add("POST /api/v1/filings/{id}/withdraw", scene -> of(scene.inReview(), id -> post(filing + id + "/withdraw")));
        add(
                "POST /api/v1/filings/{id}/document/revoke",
                scene -> of(
                        scene.approved(),
                        id -> json(post(filing + id + "/document/revoke"), "{\"reason\":\"材料造假，予以撤销\"}")));
    }

    private static Request of(Filing filing, Function<UUID, AbstractMockHttpServletRequestBuilder<?>> request) {
        return () -> request.apply(filing.id());
    }

    private void files() {
        for (String path : new String[] {"/api/v1/filings/%s/attachments/%s", "/files/%s/%s"}) {
            String route = path.replaceFirst("%s", "{id}").replaceFirst("%s", "{attachment}");
            add("GET " + route, scene -> {
                Filing filing = scene.inReview();
                String address = path.formatted(filing.id(), scene.file(filing));
                return () -> get(address);
            });
        }
        add("GET /files/{filing}/{attachment}/page/{page}", scene -> {
            Filing filing = scene.inReview();
            String address = "/files/%s/%s/page/1".formatted(filing.id(), scene.file(filing));
            return () -> get(address);
        });
        add("DELETE /api/v1/filings/{id}/attachments/{attachment}", scene -> {
            Filing filing = scene.draft();
            String address = "/api/v1/filings/%s/attachments/%s".formatted(filing.id(), scene.file(filing));
            return () -> delete(address);
        });
        add("GET /letters/{name}.pdf", scene -> () -> get("/letters/authorisation-letter.pdf"));
        for (String path : new String[] {"/files/{id}/document.pdf", "/api/v1/filings/{id}/document.pdf"}) {
            add("GET " + path, scene -> of(scene.approved(), id -> get(path.replace("{id}", id.toString()))));
        }
    }

    private void employment() {
        String request = "/m/employment/" + UUID.randomUUID();
        add("GET /m/employment/{filing}", scene -> () -> get(request));
        add("GET /m/employment/{filing}/end", scene -> () -> get(request + "/end"));
        add("GET /m/**", scene -> () -> get("/m/nothing"));
        add(
                "GET /m/employment/{filing}/contract/{attachment}/{page}",
                scene -> () -> get(request + "/contract/" + UUID.randomUUID() + "/1"));
        add("POST /m/titles/{filing}/withdraw", scene -> () -> post("/m/titles/" + UUID.randomUUID() + "/withdraw"));
        for (String act : new String[] {"accept", "accept-by-code", "code", "refuse", "end"}) {
            add("POST /m/employment/{filing}/" + act, scene -> () -> post(request + "/" + act));
        }
    }

    private void projects() {
        String project = "/api/v1/projects/";
        add("GET /api/v1/projects/{code}", scene -> project(scene, code -> get(project + code)));
        add(
                "PUT /api/v1/projects/{code}",
                scene -> project(scene, code -> json(put(project + code), "{}").header("If-Match", "\"0\"")));
        add("POST /api/v1/projects/{code}/finish", scene -> project(scene, code -> post(project + code + "/finish")));
        add(
                "POST /api/v1/projects/import",
                scene -> () -> multipart("/api/v1/projects/import")
                        .file(new MockMultipartFile("file", "a.xlsx", null, new byte[] {1})));
        add("POST /api/v1/projects/{code}/parties/{party}/end", scene -> {
            Project one = scene.project();
            String address = project + one.code() + "/parties/" + scene.participation(one) + "/end";
            return () -> json(post(address), "{\"reason\":\"合同解除\"}");
        });
    }

    private void projectTokens() {
        String tokens = "/api/v1/projects/%s/tokens";
        String route = tokens.formatted("{code}");
        add("GET " + route, scene -> project(scene, code -> get(tokens.formatted(code))));
        add(
                "POST " + route,
                scene -> project(
                        scene,
                        code -> json(post(tokens.formatted(code)), "{\"name\":\"东门闸机\",\"scopes\":[\"PROJECT\"]}")));
        add("DELETE " + route + "/{id}", scene -> {
            Project one = scene.project();
            String address = tokens.formatted(one.code()) + "/" + scene.token(one);
            return () -> delete(address);
        });
        add("GET " + route + "/{id}/calls", scene -> {
            Project one = scene.project();
            String address = tokens.formatted(one.code()) + "/" + scene.token(one) + "/calls";
            return () -> get(address);
        });
    }

    private void projectAccounts() {
        String account = "/api/v1/project-accounts/";
        for (String act : new String[] {"disable", "enable", "reset"}) {
            add("POST " + account + "{id}/" + act, scene -> account(scene, id -> post(account + id + "/" + act)));
        }
        add(
                "POST " + account + "{id}/sms-codes",
                scene -> account(scene, id -> json(post(account + id + "/sms-codes"), "{\"mobile\":\"1\"}")));
        add(
                "POST " + account + "{id}/hand-over",
                scene -> account(scene, id -> multipart(account + id + "/hand-over")
                        .file(new MockMultipartFile("authorisation", "a.pdf", "application/pdf", NightWorks.pdf()))
                        .param("name", "王建国")
                        .param("mobile", "13912345678")
                        .param("code", "123456")));
    }

    /** Without a reason: the applicant is needed for the routes that follow. */
    private void registers() {
        add("POST /api/v1/registers/enterprises/{id}/end", scene -> {
            String address = "/api/v1/registers/enterprises/" + scene.enterprise() + "/end";
            return () -> json(post(address), "{\"reason\":\"\"}");
        });
        add("GET /api/v1/registers/entries/{id}/booklet.pdf", scene -> {
            String address = "/api/v1/registers/entries/" + scene.entry() + "/booklet.pdf";
            return () -> get(address);
        });
    }

    private static Request account(Scene scene, Function<UUID, AbstractMockHttpServletRequestBuilder<?>> request) {
        UUID account = scene.projectAccount();
        return () -> request.apply(account);
    }

    private static Request project(Scene scene, Function<String, AbstractMockHttpServletRequestBuilder<?>> request) {
        String code = scene.project().code();
        return () -> request.apply(code);
    }

    private static AbstractMockHttpServletRequestBuilder<?> json(
            AbstractMockHttpServletRequestBuilder<?> request, String body) {
        return (AbstractMockHttpServletRequestBuilder<?>)
                request.contentType(MediaType.APPLICATION_JSON).content(body);
    }
}
