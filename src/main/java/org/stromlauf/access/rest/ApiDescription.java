package org.stromlauf.access.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.access.PageSize;
import org.stromlauf.access.UserName;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** The API's description: what all operations have in common. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final Map<String, String> PROBLEMS = Map.of(
            "400", "The request is wrong; `errors` names the fields",
            "401", "Not signed in",
            "403", "The role or the tenant does not allow it",
            "404", "There is no such thing",
            "409", "Not possible in the present state",
            "500", "Our mistake; the log has it under the answer's X-Request-Id");

    private static final Map<Class<?>, String> EXAMPLES = Map.of(
            TenantId.class, "neustrom",
            UserName.class, "erika.muster",
            MarketPartnerId.class, "9900000000003",
            MarketLocationId.class, "51238696781",
            MeteringLocationId.class, "DE0000320410900000000000000000000");

    static {
        // Values stand in JSON as their text, a page size as a number.
        var text = SpringDocUtils.getConfig();
        for (var type : EXAMPLES.entrySet()) {
            text.replaceWithSchema(type.getKey(), (Schema<?>) new StringSchema().example(type.getValue()));
        }
        text.replaceWithSchema(Money.class, (Schema<?>)
                new NumberSchema().description("Euro, two decimals").example(12.34));
        text.replaceWithSchema(PageSize.class, new IntegerSchema());
        text.addSimpleTypesForParameterObject(PageSize.class);
    }

    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Stromlauf")
                        .version("0.1.0")
                        .description("An open process engine for the German energy market. Every failure is a problem"
                                + " detail (RFC 9457), its title and detail in German or English by `Accept-Language`; `errors` names each"
                                + " field that is wrong and how it is right, in English. Lists come in pages:"
                                + " ask for the next with `after` = the last page's `next`. A request named in"
                                + " `X-Request-Id` finds itself in the log under that name.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic")))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    /** What no operation refers to when the API is made is left out of it: the schema comes with those who refer to it. */
    @Bean
    OpenApiCustomizer problemsOfEveryOperation() {
        return api -> {
            api.getComponents().addSchemas("Problem", problem());
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(ApiDescription::addProblems);
        };
    }

    @Bean
    OpenApiCustomizer textsAndExamples() {
        return api -> new OperationTexts(api).complete();
    }

    private static void addProblems(Operation operation) {
        PROBLEMS.forEach((status, meaning) -> operation
                .getResponses()
                .put(
                        status,
                        new ApiResponse()
                                .description(meaning)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType()
                                                        .schema(new Schema<>()
                                                                .$ref("#/components/schemas/Problem"))))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema().example("/problems/access.tenant-foreign"))
                .addProperty("title", new StringSchema().example("Fremder Mandant"))
                .addProperty("status", new IntegerSchema().example(403))
                .addProperty("detail", new StringSchema().example("Sie arbeiten nicht für den Mandanten 'netz'."))
                .addProperty("instance", new StringSchema().example("/api/tenants/netz"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema().example("customer.address.postalCode"))
                                        .addProperty(
                                                "message",
                                                new StringSchema().example("'1.11.2026' is no day: write 2026-11-01")))
                                .description("With 400: each field that is wrong and how it is right, in English"));
    }
}
