package org.stromlauf.metering.process;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stromlauf.metering.ReadingDesk;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the task of a day that is not plausible. */
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
    public Optional<String> picture(TenantId tenant, String businessKey) {
        return desk.chart(tenant, UUID.fromString(businessKey));
    }
}
