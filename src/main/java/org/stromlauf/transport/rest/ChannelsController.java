package org.stromlauf.transport.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.apache.camel.CamelContext;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.shared.TenantId;
import org.stromlauf.transport.Channels;
import org.stromlauf.transport.Channels.Chosen;
import org.stromlauf.transport.ForbiddenChannelException;

@RestController
@RequestMapping("/api/tenants/{tenant}/channels")
@Tag(
        name = "Channels",
        description =
                "Übertragungswege: by which Camel route what a tenant sends leaves, where it is not the usual one")
class ChannelsController {

    record ChannelRequest(
            @Schema(example = "folder", description = "A Camel route begins at direct:<channel>") String channel) {}

    private final Channels channels;
    private final CamelContext camel;

    ChannelsController(Channels channels, CamelContext camel) {
        this.channels = channels;
        this.camel = camel;
    }

    @GetMapping
    @Operation(
            summary = "Lists the destinations for which a channel is set, by name; all others leave by the usual one")
    List<Chosen> list(@PathVariable TenantId tenant) {
        return channels.chosen(tenant);
    }

    @PutMapping("/{destination}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Sets the channel to a partner, bank or customer; what waits for it leaves by the new one")
    Chosen use(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID, name of a bank or mail address", example = "9900000000011") @PathVariable
                    String destination,
            @RequestBody ChannelRequest request) {
        if (!isRoute(request.channel()))
            throw ProblemException.invalid("transport.channel-unknown", request.channel(), known());
        try {
            channels.use(tenant, destination, request.channel());
        } catch (ForbiddenChannelException e) {
            throw ProblemException.conflict("transport.channel-forbidden", tenant, request.channel());
        }
        return new Chosen(destination, request.channel());
    }

    @DeleteMapping("/{destination}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Lets the usual channel hold again")
    void useUsual(
            @PathVariable TenantId tenant,
            @Parameter(description = "MP-ID, name of a bank or mail address", example = "9900000000011") @PathVariable
                    String destination) {
        channels.useUsual(tenant, destination);
    }

    private boolean isRoute(String channel) {
        return camel.getRoutes().stream()
                .anyMatch(route -> route.getEndpoint().getEndpointUri().equals("direct://" + channel));
    }

    private String known() {
        return String.join(
                ", ",
                camel.getRoutes().stream()
                        .map(route -> route.getEndpoint().getEndpointUri())
                        .filter(uri -> uri.matches("direct://[a-z0-9-]+"))
                        .map(uri -> uri.substring("direct://".length()))
                        .sorted()
                        .toList());
    }
}
