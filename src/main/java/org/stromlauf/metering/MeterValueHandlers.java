package org.stromlauf.metering;

import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/** Suppliers and grid operators take meter values alike. */
@Configuration(proxyBeanMethods = false)
class MeterValueHandlers {

    static final Set<String> PIDS = Set.of(
            MeterValueReader.CANCELLATION,
            MeterValueReader.READING,
            MeterValueReader.QUANTITY,
            MeterValueReader.PROFILE);

    @Bean
    MessageHandler supplierMeterValues(MeterValueIntake intake) {
        return new Handler(Role.SUPPLIER, intake);
    }

    @Bean
    MessageHandler gridOperatorMeterValues(MeterValueIntake intake) {
        return new Handler(Role.GRID_OPERATOR, intake);
    }

    private record Handler(Role role, MeterValueIntake intake) implements MessageHandler {

        private static final Logger LOG = LoggerFactory.getLogger(MeterValueHandlers.class);

        @Override
        public Set<String> pids() {
            return PIDS;
        }

        @Override
        public Outcome handle(ReceivedMessage message) {
            var refusal = take(message);
            refusal.ifPresent(reason -> LOG.warn(
                    "{} {} of tenant {} goes to a case worker: {}",
                    message.pid(),
                    message.id(),
                    message.tenant(),
                    reason));
            return refusal.isPresent() ? Outcome.UNEXPECTED : Outcome.HANDLED;
        }

        private Optional<String> take(ReceivedMessage message) {
            var contents = MeterValueReader.read(message);
            if (contents instanceof Contents.Values values) return intake.take(message.tenant(), message.pid(), values);
            var faulty = (Contents.Faulty) contents;
            return intake.refuse(message.tenant(), message.id(), faulty.german());
        }
    }
}
