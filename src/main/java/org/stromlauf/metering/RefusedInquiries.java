package org.stromlauf.metering;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/** A supplier learns that values of the past are not told (19102). */
@Configuration(proxyBeanMethods = false)
class RefusedInquiries {

    @Bean
    MessageHandler supplierRefusedInquiries(ValueInquiries inquiries) {
        return new Handler(Role.SUPPLIER, inquiries);
    }

    @Bean
    MessageHandler gridOperatorRefusedInquiries(ValueInquiries inquiries) {
        return new Handler(Role.GRID_OPERATOR, inquiries);
    }

    private record Handler(Role role, ValueInquiries inquiries) implements MessageHandler {

        @Override
        public Set<String> pids() {
            return Set.of("19102");
        }

        @Override
        public Outcome handle(ReceivedMessage message) {
            var fields = message.message().fields();
            var known = inquiries.refused(
                    message.tenant(), message.sender(), fields.get("orderNumber"), fields.get("answerCode"));
            return known ? Outcome.HANDLED : Outcome.UNEXPECTED;
        }
    }
}
