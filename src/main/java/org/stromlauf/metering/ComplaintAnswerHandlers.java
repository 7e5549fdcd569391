package org.stromlauf.metering;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/** Suppliers and grid operators learn that their complaint of values is refused (19114). */
@Configuration(proxyBeanMethods = false)
class ComplaintAnswerHandlers {

    @Bean
    MessageHandler supplierComplaintAnswers(ComplaintDesk desk) {
        return new Handler(Role.SUPPLIER, desk);
    }

    @Bean
    MessageHandler gridOperatorComplaintAnswers(ComplaintDesk desk) {
        return new Handler(Role.GRID_OPERATOR, desk);
    }

    private record Handler(Role role, ComplaintDesk desk) implements MessageHandler {

        @Override
        public Set<String> pids() {
            return Set.of("19114");
        }

        @Override
        public Outcome handle(ReceivedMessage message) {
            var fields = message.message().fields();
            var known = desk.refused(
                    message.tenant(), message.sender(), fields.get("orderNumber"), fields.get("answerCode"));
            return known ? Outcome.HANDLED : Outcome.UNEXPECTED;
        }
    }
}
