package org.stromlauf.access.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
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

    static {
        // Values stand in JSON as their text, a page size as a number.
        var text = SpringDocUtils.getConfig();
        for (var type : new Class<?>[] {
            TenantId.class, UserName.class, MarketPartnerId.class, MarketLocationId.class, MeteringLocationId.class
        }) {
            text.replaceWithSchema(type, new StringSchema());
        }
        text.replaceWithSchema(Money.class, new NumberSchema().description("Euro, two decimals"));
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
                                + " detail (RFC 9457), in German or English by `Accept-Language`. Lists come in pages:"
                                + " ask for the next with `after` = the last page's `next`. A request named in"
                                + " `X-Request-Id` finds itself in the log under that name.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "basic",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("basic"))
                        .addSchemas("Problem", problem()))
                .addSecurityItem(new SecurityRequirement().addList("basic"));
    }

    @Bean
    OpenApiCustomizer problemsOfEveryOperation() {
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ApiDescription::addProblems);
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
                .addProperty("instance", new StringSchema().example("/api/tenants/netz"));
    }
}
