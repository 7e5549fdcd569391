package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ChangedValues;
import org.stromlauf.metering.ChangedValues.Cursor;
import org.stromlauf.metering.ChangedValues.Kind;
import org.stromlauf.shared.TenantId;

/** What changed since a system last asked. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/changes")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class ChangedValuesController {

    private static final int MAX_CHANGES = 10_000;

    /** Values of a location that one message told or withdrew. */
    record ChangeView(
            @Schema(description = "OTHER: gas quality, maxima, allocated quantities") Kind kind,
            @Schema(example = "51238696781", description = "Null for a cancellation") @Nullable String location,
            @Schema(description = "The document; of a cancellation the one that is withdrawn") String reference,
            @Schema(description = "Of the first value") @Nullable Instant from,
            @Schema(description = "Of the last value") @Nullable Instant to,
            Instant recordedAt,
            UUID message) {}

    /** A part of the changes. */
    record Changes(
            List<ChangeView> changes,
            @Schema(description = "Ask with it as after next time") String next,
            @Schema(description = "Whether there is more already") boolean more) {}

    private final ChangedValues changed;

    ChangedValuesController(ChangedValues changed) {
        this.changed = changed;
    }

    @GetMapping
    @Operation(
            summary = "Tells which locations' values changed since a cursor, in the order in which they were kept",
            description =
                    "Without after and since nothing is told but the cursor of now. Each change is told once, some 30 seconds after it was kept; "
                            + "read the values themselves of the location and time that it names.")
    Changes get(
            @PathVariable TenantId tenant,
            @RequestParam(required = false) @Schema(description = "The next of the answer before") @Nullable
                    String after,
            @RequestParam(required = false)
                    @Schema(description = "Where to begin instead, for whom has no cursor yet")
                    @Nullable
                    Instant since,
            @RequestParam(defaultValue = "500") @Schema(description = "At most 10000") int limit) {
        if (limit < 1 || limit > MAX_CHANGES) throw ProblemException.invalid("metering.changes-limit", limit);
        var cursor = after != null ? cursor(after) : since != null ? Cursor.from(since) : null;
        if (cursor == null) return new Changes(List.of(), changed.now().toString(), false);
        var page = changed.after(tenant, cursor, limit);
        return new Changes(
                page.changes().stream().map(ChangedValuesController::view).toList(),
                page.next().toString(),
                page.more());
    }

    static Cursor cursor(String text) {
        return Cursor.parse(text).orElseThrow(() -> ProblemException.invalid("metering.changes-cursor", text));
    }

    static ChangeView view(ChangedValues.Change change) {
        var location = change.location();
        return new ChangeView(
                change.kind(),
                location == null ? null : location.id(),
                change.reference(),
                change.from(),
                change.to(),
                change.recordedAt(),
                change.message());
    }
}
