package org.stromlauf.metering;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.tenancy.Role;

/**
 * Suppliers and grid operators learn that there will be no values (ORDRSP): that a complaint (19114), an inquiry (19102) or an order of
 * readings (19007) is refused.
 */
@Configuration(proxyBeanMethods = false)
class RefusedOrders {

    private static final String COMPLAINT = "19114";
    private static final String INQUIRY = "19102";
    private static final String READING_ORDER = "19007";

    @Bean
    MessageHandler supplierComplaintAnswers(ComplaintDesk desk) {
        return new Handler(Role.SUPPLIER, COMPLAINT, desk::refused);
    }

    @Bean
    MessageHandler gridOperatorComplaintAnswers(ComplaintDesk desk) {
        return new Handler(Role.GRID_OPERATOR, COMPLAINT, desk::refused);
    }

    @Bean
    MessageHandler supplierRefusedInquiries(ValueInquiries inquiries) {
        return new Handler(Role.SUPPLIER, INQUIRY, inquiries::refused);
    }

    @Bean
    MessageHandler gridOperatorRefusedInquiries(ValueInquiries inquiries) {
        return new Handler(Role.GRID_OPERATOR, INQUIRY, inquiries::refused);
    }

    @Bean
    MessageHandler supplierRefusedReadingOrders(ReadingOrders orders) {
        return new Handler(Role.SUPPLIER, READING_ORDER, orders::refused);
    }

    @Bean
    MessageHandler gridOperatorRefusedReadingOrders(ReadingOrders orders) {
        return new Handler(Role.GRID_OPERATOR, READING_ORDER, orders::refused);
    }

    private interface Refused {

        /** @return false when that partner was sent no such order */
        boolean by(TenantId tenant, MarketPartnerId sender, String order, String code);
    }

    private record Handler(Role role, String pid, Refused refused) implements MessageHandler {

        @Override
        public Set<String> pids() {
            return Set.of(pid);
        }

        @Override
        public Outcome handle(ReceivedMessage message) {
            var fields = message.message().fields();
            var known =
                    refused.by(message.tenant(), message.sender(), fields.get("orderNumber"), fields.get("answerCode"));
            return known ? Outcome.HANDLED : Outcome.UNEXPECTED;
        }
    }
}
