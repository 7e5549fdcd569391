package org.stromlauf.metering;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.metering.MeterValueIntake.Told;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Tenants;

/** Takes values that a file or program brings instead of a MSCONS: of a metering operator's own meters, or from a system before. */
@Service
public class ValueUpload {

    /**
     * A line as it was brought.
     *
     * @param number from 1, the heading included
     * @param fields by name: location, obis, device, from, to, kwh, status; what is empty is not there
     */
    public record Line(int number, Map<String, String> fields) {}

    /**
     * Why a line was not taken.
     *
     * @param field where it is wrong
     * @param text what is wrong and how to mend it, in German
     */
    public record LineError(int line, String field, String text) {}

    /** A location whose values were kept and do not apply. */
    public record Refused(ReportingPoint location, String text) {}

    /**
     * @param taken lines that are stored
     * @param repeated whether the same content came before, so that nothing was added
     */
    public record Result(int lines, int taken, boolean repeated, List<LineError> errors, List<Refused> refused) {}

    private final MeterValueIntake intake;
    private final UploadCheck check;
    private final Tenants tenants;
    private final JdbcClient jdbc;
    private final Clock clock;

    ValueUpload(MeterValueIntake intake, UploadCheck check, Tenants tenants, JdbcClient jdbc, Clock clock) {
        this.intake = intake;
        this.check = check;
        this.tenants = tenants;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Takes the lines that are right; the same content again adds nothing unless a line of it was wrong.
     *
     * @param contentHash SHA-256 of what was brought, in hexadecimal digits
     */
    @Transactional
    public Result take(TenantId tenant, String contentHash, List<Line> lines) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!isNew(tenant, contentHash, now)) return new Result(lines.size(), 0, true, List.of(), List.of());
        var errors = new ArrayList<LineError>();
        var parcels = new LinkedHashMap<UploadParcel.Key, UploadParcel>();
        int taken = 0;
        var known = check.known(tenant, lines);
        for (var line : lines) {
            try {
                var value = UploadedValue.read(line, now);
                known.require(value);
                parcels.computeIfAbsent(UploadParcel.key(value), k -> new UploadParcel())
                        .add(value);
                taken++;
            } catch (UploadLineException e) {
                errors.add(new LineError(line.number(), e.field(), e.german()));
            }
        }
        // What was refused may be right next time, when the location is known: the content is not done with.
        if (!errors.isEmpty()) forget(tenant, contentHash);
        return new Result(lines.size(), taken, false, errors, store(tenant, contentHash, now, parcels));
    }

    private List<Refused> store(
            TenantId tenant, String contentHash, Instant now, Map<UploadParcel.Key, UploadParcel> parcels) {
        MarketPartnerId own = tenants.get(tenant).marketPartnerId();
        var told = new ArrayList<Told>();
        var points = new LinkedHashMap<UUID, ReportingPoint>();
        parcels.forEach((key, parcel) -> {
            var id = UUID.nameUUIDFromBytes((tenant + "/" + contentHash + "/" + key).getBytes(StandardCharsets.UTF_8));
            var provenance = new Provenance(now, own, contentHash.substring(0, 16), id);
            told.add(new Told(key.pid(), parcel.values(key.point(), provenance)));
            points.put(id, key.point());
        });
        var reasons = intake.takeAll(tenant, told);
        var refused = new ArrayList<Refused>();
        points.forEach((id, point) -> {
            var reason = reasons.get(id);
            if (reason != null) refused.add(new Refused(point, reason));
        });
        return refused;
    }

    private void forget(TenantId tenant, String contentHash) {
        var ignored = jdbc.sql("delete from metering.upload where tenant_id = ? and hash = ?")
                .params(tenant.value(), contentHash)
                .update();
    }

    private boolean isNew(TenantId tenant, String contentHash, Instant now) {
        return jdbc.sql(
                                "insert into metering.upload (tenant_id, hash, taken_at) values (?, ?, ?) on conflict do nothing")
                        .params(tenant.value(), contentHash, Rows.utc(now))
                        .update()
                > 0;
    }
}
