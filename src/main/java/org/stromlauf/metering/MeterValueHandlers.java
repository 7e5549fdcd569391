package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.marketcomm.MessageHandler;
import org.stromlauf.marketcomm.ReceivedMessage;
import org.stromlauf.tenancy.Role;

/** Suppliers, grid operators and metering operators take meter values alike, as routine data. */
@Configuration(proxyBeanMethods = false)
class MeterValueHandlers {

    @Bean
    MessageHandler supplierMeterValues(MeterValueIntake intake, ReadContents contents, AwaitedValues awaited) {
        return new Handler(Role.SUPPLIER, intake, contents, awaited);
    }

    @Bean
    MessageHandler gridOperatorMeterValues(MeterValueIntake intake, ReadContents contents, AwaitedValues awaited) {
        return new Handler(Role.GRID_OPERATOR, intake, contents, awaited);
    }

    /** What the metering operator of a metering location tells that of the market location. */
    @Bean
    MessageHandler meteringOperatorMeterValues(MeterValueIntake intake, ReadContents contents, AwaitedValues awaited) {
        return new Handler(Role.METERING_OPERATOR, intake, contents, awaited);
    }

    private record Handler(Role role, MeterValueIntake intake, ReadContents contents, AwaitedValues awaited)
            implements MessageHandler {

        private static final Logger LOG = LoggerFactory.getLogger(MeterValueHandlers.class);

        @Override
        public Set<String> pids() {
            return MeterValueReader.PIDS;
        }

        @Override
        public boolean isRoutine() {
            return true;
        }

        @Override
        public Outcome handle(ReceivedMessage message) {
            return handleAll(List.of(message)).get(0);
        }

        @Override
        public List<Outcome> handleAll(List<ReceivedMessage> messages) {
            var taken = new ArrayList<MeterValueIntake.Told>();
            var refused = new ArrayList<UUID>();
            for (var message : messages) {
                var told = contents.take(message);
                if (told instanceof Contents.Values values) {
                    taken.add(new MeterValueIntake.Told(message.pid(), values));
                } else {
                    var unused = intake.refuse(message.tenant(), message.id(), ((Contents.Faulty) told).german());
                    refused.add(message.id());
                }
            }
            var reasons = intake.takeAll(messages.get(0).tenant(), taken);
            reasons.forEach((message, reason) -> LOG.warn("{} goes to a case worker: {}", message, reason));
            refused.addAll(reasons.keySet());
            awaited.arrived(
                    messages.get(0).tenant(),
                    taken.stream()
                            .filter(t ->
                                    !reasons.containsKey(t.values().provenance().message()) || t.hasSeveral())
                            .flatMap(t -> t.values().points().stream())
                            .toList());
            return messages.stream()
                    .map(m -> refused.contains(m.id()) ? Outcome.UNEXPECTED : Outcome.HANDLED)
                    .toList();
        }
    }
}
