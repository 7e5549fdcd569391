package org.stromlauf.metering;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/** A supplier learns that values of the past are not told (19102). */
@Component
class RefusedInquiryHandler implements MessageHandler {

    private final ValueInquiries inquiries;

    RefusedInquiryHandler(ValueInquiries inquiries) {
        this.inquiries = inquiries;
    }

    @Override
    public Role role() {
        return Role.SUPPLIER;
    }

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
