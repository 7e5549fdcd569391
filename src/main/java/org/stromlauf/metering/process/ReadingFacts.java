package org.stromlauf.metering.process;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ReadingDesk;
import org.stromlauf.metering.ReadingDesk.Replacement;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of a day or reading that is not plausible. */
@Component
class ReadingFacts implements TaskFacts {

    private final ReadingDesk desk;

    ReadingFacts(ReadingDesk desk) {
        this.desk = desk;
    }

    @Override
    public String processKey() {
        return "ReadingClearing";
    }

    @Override
    public Map<String, Object> facts(
            TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
        return desk.facts(tenant, UUID.fromString(businessKey));
    }

    @Override
    public void check(TenantId tenant, String businessKey, Map<String, Object> variables) {
        var replacement = replacement(variables);
        if (Boolean.TRUE.equals(variables.get("replace"))
                || !replacement.typed().isBlank()) {
            desk.check(tenant, UUID.fromString(businessKey), replacement);
        }
    }

    /** What the form says takes the place of the values. */
    static Replacement replacement(Map<String, Object> variables) {
        return new Replacement(
                Objects.toString(variables.get("own"), ""), Objects.toString(variables.get("method"), "ZJ2"));
    }

    @Override
    public Optional<String> picture(TenantId tenant, String businessKey) {
        return desk.chart(tenant, UUID.fromString(businessKey));
    }
}
