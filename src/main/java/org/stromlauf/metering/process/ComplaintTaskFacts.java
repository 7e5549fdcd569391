package org.stromlauf.metering.process;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.metering.ComplaintAnswerDesk;
import org.stromlauf.metering.ComplaintDesk;
import org.stromlauf.metering.DeliveryDesk;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Explains the tasks of those who complain of values, of those who are complained to and of those who cannot deliver. */
@Configuration(proxyBeanMethods = false)
class ComplaintTaskFacts {

    private interface Source {
        Map<String, Object> facts(TenantId tenant, UUID id);
    }

    private record Facts(String processKey, Source source) implements TaskFacts {

        @Override
        public Map<String, Object> facts(
                TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables) {
            return source.facts(tenant, UUID.fromString(businessKey));
        }
    }

    @Bean
    TaskFacts missingMeterDataFacts(ComplaintDesk desk) {
        return new Facts("MissingMeterData", desk::facts);
    }

    @Bean
    TaskFacts meterDataComplaintFacts(ComplaintDesk desk) {
        return new Facts("MeterDataComplaint", desk::facts);
    }

    @Bean
    TaskFacts meterDataDeliveryFacts(DeliveryDesk desk) {
        return new Facts("MeterDataDelivery", desk::facts);
    }

    @Bean
    TaskFacts complaintAnswerFacts(ComplaintAnswerDesk desk) {
        return new Facts("ComplaintAnswer", desk::facts);
    }
}
