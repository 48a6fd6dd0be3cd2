package org.zhuban.common.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;

/** What every operation of the API has in common in {@code /v3/api-docs}: bearer token, problem+json for every refusal. */
@Configuration(proxyBeanMethods = false)
class ApiAnswers {

    private static final String PROBLEM = "Problem";
    private static final String TOKEN = "token";

    @Bean
    OpenApiCustomizer commonAnswers() {
        return api -> {
            api.getComponents()
                    .addSchemas(PROBLEM, problem())
                    .addSecuritySchemes(
                            TOKEN,
                            new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer"));
            api.addSecurityItem(new SecurityRequirement().addList(TOKEN));
            describe(api);
        };
    }

    private static void describe(OpenAPI api) {
        api.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((method, operation) -> refusals(path, method, operation)));
    }

    private static void refusals(String path, HttpMethod method, Operation operation) {
        ApiResponses answers = operation.getResponses();
        boolean open = path.contains("/public/") || path.contains("/codes/");
        refusal(answers, HttpStatus.BAD_REQUEST, true);
        refusal(answers, HttpStatus.UNAUTHORIZED, !open);
        refusal(answers, HttpStatus.FORBIDDEN, !open);
        refusal(answers, HttpStatus.NOT_FOUND, path.contains("{") || path.contains("/public/"));
        refusal(answers, HttpStatus.CONFLICT, method != HttpMethod.GET);
        refusal(answers, HttpStatus.UNPROCESSABLE_ENTITY, method != HttpMethod.DELETE);
        refusal(answers, HttpStatus.TOO_MANY_REQUESTS, path.contains("/public/") || path.endsWith("/tokens"));
    }

    private static void refusal(ApiResponses answers, HttpStatus status, boolean possible) {
        if (possible) {
            answers.addApiResponse(
                    String.valueOf(status.value()),
                    new ApiResponse()
                            .description(status.getReasonPhrase())
                            .content(new Content()
                                    .addMediaType(
                                            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                            new MediaType()
                                                    .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
        }
    }

    /** RFC 9457, with faults at fields. */
    private static Schema<?> problem() {
        Schema<?> fault = new ObjectSchema()
                .addProperty("field", new StringSchema().description("JSON pointer, e.g. /creditCode"))
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new io.swagger.v3.oas.models.media.IntegerSchema())
                .addProperty("detail", new StringSchema().description("says what is wrong and what to do"))
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new io.swagger.v3.oas.models.media.ArraySchema().items(fault));
    }
}
