package org.stromlauf.metering.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.ProblemException;
import org.stromlauf.metering.ValueUpload;
import org.stromlauf.metering.ValueUpload.Line;
import org.stromlauf.shared.TenantId;

/** Brings values by file. */
@RestController
@RequestMapping("/api/tenants/{tenant}/meter-values")
@Tag(name = "Meter values", description = "Messwerte: readings, energy quantities and load profiles with their status")
class MeterValueUploadController {

    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";
    private static final int MAX_LINES = 200_000;
    private static final String RULES =
            "Each line is a value of a load profile (from, to), the energy of whole days (from, to) or a reading (from, device; no to). Right lines are stored, wrong ones "
                    + "are named with field and remedy. The same content again adds nothing.";

    private final ValueUpload upload;

    MeterValueUploadController(ValueUpload upload) {
        this.upload = upload;
    }

    @PreAuthorize("hasRole('CASE_WORKER')")
    @PostMapping(consumes = NDJSON, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Brings values as lines of JSON",
            description = RULES,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = NDJSON,
                                            examples =
                                                    @ExampleObject(
                                                            "{\"location\":\"51238696781\",\"obis\":\"1-1:1.29.0\",\"from\":\"2026-10-24T22:00:00Z\",\"to\":\"2026-10-24T22:15:00Z\",\"kwh\":0.042,\"status\":\"TRUE_VALUE\"}"))))
    ValueUpload.Result ndjson(@PathVariable TenantId tenant, @RequestBody byte[] content) {
        return take(tenant, content, UploadedLines.ndjson(text(content)));
    }

    @PreAuthorize("hasRole('CASE_WORKER')")
    @PostMapping(consumes = CSV, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Brings values as CSV, separated by semicolons, with a heading",
            description = RULES,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            examples =
                                                    @ExampleObject(
                                                            "location;obis;device;from;to;kwh;status\n51238696781;1-1:1.29.0;;2026-10-24T22:00:00Z;2026-10-24T22:15:00Z;0,042;TRUE_VALUE"))))
    ValueUpload.Result csv(@PathVariable TenantId tenant, @RequestBody byte[] content) {
        return take(tenant, content, UploadedLines.csv(text(content)));
    }

    private ValueUpload.Result take(TenantId tenant, byte[] content, List<Line> lines) {
        if (lines.isEmpty()) throw ProblemException.invalid("metering.upload-empty");
        if (lines.size() > MAX_LINES) {
            throw ProblemException.invalid("metering.upload-too-long", MAX_LINES, lines.size());
        }
        return upload.take(tenant, hash(content), lines);
    }

    private static String text(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
