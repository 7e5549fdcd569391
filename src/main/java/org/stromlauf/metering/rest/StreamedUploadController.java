package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ValueUpload;
import org.stromlauf.metering.ValueUpload.LineError;
import org.stromlauf.metering.ValueUpload.Refused;
import org.stromlauf.shared.TenantId;

/** Brings values by a file of any length, of which only a part is in memory. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values/stream")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class StreamedUploadController {

    private static final int SHOWN = 1_000;
    private static final String RULES =
            "As the upload of up to 200,000 lines, of any length: each 10,000 lines are stored when they were read, and lines that cannot be "
                    + "read are named like wrong ones. When it breaks off, send the same content again: what is stored adds nothing.";

    /** What became of all lines. */
    record Streamed(
            long lines,
            long taken,
            @Schema(description = "Lines that came before, in parts with the same content") long repeated,
            @Schema(description = "All wrong lines; errors names the first 1000") long wrong,
            List<LineError> errors,
            @Schema(description = "The first 1000 locations whose values were kept and do not apply")
                    List<Refused> refused) {}

    private final ValueUpload upload;

    StreamedUploadController(ValueUpload upload) {
        this.upload = upload;
    }

    @PreAuthorize("hasRole('CASE_WORKER')")
    @PostMapping(consumes = "application/x-ndjson", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Brings any number of values as lines of JSON",
            description = RULES,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/x-ndjson",
                                            examples =
                                                    @ExampleObject(
                                                            "{\"location\":\"51238696781\",\"obis\":\"1-1:1.29.0\",\"from\":\"2026-10-24T22:00:00Z\",\"to\":\"2026-10-24T22:15:00Z\",\"kwh\":0.042,\"status\":\"TRUE_VALUE\"}"))))
    Streamed ndjson(@PathVariable TenantId tenant, InputStream content) {
        return take(tenant, StreamedLines.ndjson(content));
    }

    @PreAuthorize("hasRole('CASE_WORKER')")
    @PostMapping(consumes = "text/csv", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Brings any number of values as CSV, separated by semicolons, with a heading",
            description = RULES,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            examples =
                                                    @ExampleObject(
                                                            "location;obis;device;from;to;kwh;status\n51238696781;1-1:1.29.0;;2026-10-24T22:00:00Z;2026-10-24T22:15:00Z;0,042;TRUE_VALUE"))))
    Streamed csv(@PathVariable TenantId tenant, InputStream content) {
        return take(tenant, StreamedLines.csv(content));
    }

    private Streamed take(TenantId tenant, StreamedLines lines) {
        long all = 0;
        long taken = 0;
        long repeated = 0;
        long wrong = 0;
        var errors = new ArrayList<LineError>();
        var refused = new ArrayList<Refused>();
        for (var part = lines.next(); !part.isEnd(); part = lines.next()) {
            var result = upload.take(tenant, part.hash(), part.lines());
            all += part.lines().size() + part.errors().size();
            taken += result.taken();
            if (result.repeated()) repeated += part.lines().size();
            wrong += part.errors().size() + result.errors().size();
            add(errors, part.errors());
            add(errors, result.errors());
            add(refused, result.refused());
        }
        if (all == 0) throw ProblemException.invalid("metering.upload-empty");
        return new Streamed(all, taken, repeated, wrong, errors, refused);
    }

    private static <T> void add(List<T> shown, List<T> more) {
        shown.addAll(more.subList(0, Math.min(more.size(), SHOWN - shown.size())));
    }
}
