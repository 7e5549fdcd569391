package org.stromlauf.metering;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.shared.MarketLocationId;

/** The simulated meters, of which some are not reached. */
@Component
@Primary
@Profile("box")
class HinderedSource implements MeterSource {

    private final MeterSource meters;
    private final Set<MarketLocationId> unreached = ConcurrentHashMap.newKeySet();
    private final Set<MarketLocationId> broken = ConcurrentHashMap.newKeySet();
    private final Set<Revision> revised = ConcurrentHashMap.newKeySet();

    HinderedSource(@Qualifier("meterSimulation") MeterSource meters) {
        this.meters = meters;
    }

    void lose(MarketLocationId location) {
        unreached.add(location);
    }

    void reach(MarketLocationId location) {
        unreached.remove(location);
        broken.remove(location);
        revised.removeIf(r -> r.location().equals(location));
    }

    void breakDown(MarketLocationId location) {
        broken.add(location);
    }

    /** A reading of a day was put right. */
    void revise(MarketLocationId location, LocalDate day) {
        revised.add(new Revision(location, day));
    }

    private boolean isReached(Question question) {
        var location = question.bundle().market().id();
        if (broken.contains(location)) throw new IllegalStateException("The meter system of " + location + " is down");
        return !unreached.contains(location);
    }

    @Override
    public Optional<QuarterHours> quarterHours(Question question) {
        return isReached(question) ? meters.quarterHours(question) : Optional.empty();
    }

    @Override
    public Optional<RegisterValue> reading(Question question, MeteringLocation meter, Register register) {
        return isReached(question) ? meters.reading(question, meter, register) : Optional.empty();
    }

    @Override
    public List<Revision> revisions(Round round, List<MarketLocationId> locations) {
        return Stream.concat(revised.stream(), meters.revisions(round, locations).stream())
                .distinct()
                .toList();
    }
}
