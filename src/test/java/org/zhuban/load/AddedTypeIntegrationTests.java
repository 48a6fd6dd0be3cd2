package org.zhuban.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.zhuban.document.ScannedPaper;
import org.zhuban.load.Call.Act;

/** "Add a filing type" of README.md, step by step: a folder beside the running program, a second start, and it is filed, reviewed and printed. */
class AddedTypeIntegrationTests {

    private static final String TYPE = "night-work";
    private static final String DATABASE = "zhuban";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void a_copied_folder_and_a_restart_make_a_type_that_is_filed_reviewed_and_printed() throws Exception {
        try (var database = new DurableDatabase(Map.of())) {
            database.create(DATABASE);
            try (var program = new Program(
                    folder,
                    database.url(DATABASE),
                    List.of("-XX:TieredStopAtLevel=1", "-Xmx700m", "-Dvaadin.productionMode=true"),
                    List.of("--zhuban.processes=processes"))) {
                program.start();
                var office = new Office(database.superuser(DATABASE), program.sealer());
                String clerk = office.enterprise("night-clerk");
                String reviewer = office.reviewer("night-reviewer", Office.REGION);
                URI api = URI.create(program.address() + "/api/v1");
                assertThat(types(api, clerk)).contains("enterprise-profile").doesNotContain(TYPE);

                FileSystemUtils.copyRecursively(Path.of("src/test/resources/types/jm"), folder.resolve("processes/jm"));
                program.close();
                program.start();

                assertThat(types(api, clerk)).contains("enterprise-profile", TYPE);
                String filing = filed(api, clerk);
                approve(api, reviewer, filing);
                byte[] pdf = send(Call.get(Act.FIND, URI.create(api + "/filings/" + filing + "/document.pdf"), clerk));
                assertThat(ScannedPaper.text(pdf)).contains("夜间施工申报", "元和安置房一期", "混凝土连续浇筑", "12,000.00 元", "李班长");
                assertThat(ScannedPaper.link(pdf)).contains("/q#");
            }
        }
    }

    private String types(URI api, String token) throws Exception {
        return read(Call.get(Act.FIND, URI.create(api + "/filing-types"), token))
                .toString();
    }

    private String filed(URI api, String clerk) throws Exception {
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai"));
        Map<String, Object> answers = Map.of(
                "projectName", "元和安置房一期",
                "contactMobile", "13862119999",
                "startsOn", today.plusDays(1).toString(),
                "endsOn", today.plusDays(3).toString(),
                "works", List.of("CONCRETE"),
                "budget", 12000,
                "shifts", List.of(Map.of("leader", "李班长", "people", 12)));
        String id = read(Call.post(
                        Act.OPEN, URI.create(api + "/filings"), clerk, Map.of("type", TYPE, "data", answers)))
                .path("id")
                .asText();
        URI filing = URI.create(api + "/filings/" + id);
        send(Call.upload(filing, clerk, "plan", "plan.pdf", "application/pdf", new Papers().letter()));
        JsonNode submitted = read(Call.post(Act.SUBMIT, URI.create(filing + "/submit"), clerk, null));
        assertThat(submitted.path("state").asText()).isEqualTo("IN_REVIEW");
        return id;
    }

    private void approve(URI api, String reviewer, String filing) throws Exception {
        JsonNode tasks = read(Call.get(Act.FIND, URI.create(api + "/tasks?box=group"), reviewer))
                .path("items");
        assertThat(tasks).hasSize(1);
        assertThat(tasks.get(0).path("filing").asText()).isEqualTo(filing);
        URI task = URI.create(api + "/tasks/" + tasks.get(0).path("id").asText() + "/decide");
        send(Call.post(Act.DECIDE, task, reviewer, Call.approval()));
    }

    private JsonNode read(Call call) throws Exception {
        return json.readTree(send(call));
    }

    private byte[] send(Call call) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(call.request(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as("%s: %s", call.request().uri(), new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .isBetween(200, 299);
        return answer.body();
    }
}
