package org.stromlauf.market;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.locations.Register;
import org.stromlauf.metering.DayValues;
import org.stromlauf.metering.MeterSource;
import org.stromlauf.metering.Remarks;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.workflow.BoxSettings;

/**
 * What the meters of a market box show: what its simulated households use. On fixed days something goes wrong: on 10 February an
 * hour is told as substitute and truly four days later, on 10 March an hour stays substitute, on 10 April an hour is wrong and
 * corrected five days later. Meters of locations whose id ends in 3 are misread and corrected eight days after the reading.
 */
@Component
@Profile("box")
class MeterSimulation implements MeterSource {

    private static final MonthDay LATE = MonthDay.of(2, 10);
    private static final MonthDay LOST = MonthDay.of(3, 10);
    private static final MonthDay WRONG = MonthDay.of(4, 10);
    private static final int LATE_DAYS = 4;
    private static final int WRONG_DAYS = 5;
    private static final int MISREAD_DAYS = 8;
    private static final BigDecimal MISREAD_BY = BigDecimal.valueOf(37);
    private static final int FIRST_OF_HOUR = 40;

    /** Kommunikationsstörung, Interpolation, Datenbearbeitungsfehler, fehlerhafte Ablesung (MSCONS AHB, STS). */
    private static final Remarks COMMUNICATION_FAILED = Remarks.substitute("Z92", "Z75");

    private static final Remarks PROCESSED_WRONGLY = Remarks.correction("ZA7");
    private static final Remarks MISREAD = Remarks.correction("ZA4");

    private final BoxSettings settings;

    MeterSimulation(BoxSettings settings) {
        this.settings = settings;
    }

    private SimulatedUse use() {
        return new SimulatedUse(settings.seed());
    }

    @Override
    public Optional<QuarterHours> quarterHours(Question question) {
        var market = question.bundle().market();
        var values = use().quarterHours(market.id(), market.gridData().annualForecast(), question.day());
        var day = MonthDay.from(question.day());
        var correctedOn = question.day().plusDays(WRONG_DAYS);
        if (day.equals(LOST)) return Optional.of(substituted(question.day(), values));
        if (day.equals(LATE) && question.today().isBefore(question.day().plusDays(LATE_DAYS))) {
            return Optional.of(substituted(question.day(), values));
        }
        if (day.equals(WRONG) && question.today().isBefore(correctedOn)) {
            for (int i = FIRST_OF_HOUR; i < FIRST_OF_HOUR + 4; i++) values[i] *= 2;
        }
        if (day.equals(WRONG) && question.today().equals(correctedOn)) {
            return Optional.of(corrected(question.day(), values));
        }
        return Optional.of(
                new QuarterHours(DayValues.of(question.day(), values, ValueStatus.TRUE_VALUE), Remarks.NONE));
    }

    /** An hour without values, filled between its neighbours (VDE-AR-N 4400: a gap of up to two hours is interpolated). */
    private static QuarterHours substituted(LocalDate day, long[] values) {
        var builder = DayValues.builder(day);
        long before = values[FIRST_OF_HOUR - 1];
        long after = values[FIRST_OF_HOUR + 4];
        for (int i = 0; i < values.length; i++) {
            int step = i - FIRST_OF_HOUR + 1;
            if (step < 1 || step > 4) builder.set(i, values[i], ValueStatus.TRUE_VALUE, false);
            else builder.set(i, before + (after - before) * step / 5, ValueStatus.SUBSTITUTE, false);
        }
        return new QuarterHours(builder.build(), COMMUNICATION_FAILED);
    }

    private static QuarterHours corrected(LocalDate day, long[] values) {
        var builder = DayValues.builder(day);
        for (int i = 0; i < values.length; i++) {
            var wasWrong = i >= FIRST_OF_HOUR && i < FIRST_OF_HOUR + 4;
            builder.set(i, values[i], ValueStatus.TRUE_VALUE, wasWrong);
        }
        return new QuarterHours(builder.build(), PROCESSED_WRONGLY);
    }

    @Override
    public Optional<RegisterValue> reading(Question question, MeteringLocation meter, Register register) {
        var market = question.bundle().market();
        if (question.bundle().metering().size() != 1) {
            throw new IllegalStateException("The market box simulates locations with one meter, " + market.id()
                    + " has " + question.bundle().metering().size());
        }
        var total = use().readingAt(market.id(), market.gridData().annualForecast(), question.day());
        var value = share(register, market.isConsumption() ? "1-0:1.8." : "1-0:2.8.", total)
                .setScale(register.decimals(), RoundingMode.FLOOR)
                .remainder(BigDecimal.TEN.pow(register.integerDigits()));
        var correctedOn = question.day().plusDays(MISREAD_DAYS);
        if (!isMisread(market.id()) || question.today().isAfter(correctedOn)) {
            return Optional.of(new RegisterValue(value, ValueStatus.TRUE_VALUE, Remarks.NONE));
        }
        return Optional.of(
                question.today().equals(correctedOn)
                        ? new RegisterValue(value, ValueStatus.TRUE_VALUE, MISREAD)
                        : new RegisterValue(value.add(MISREAD_BY), ValueStatus.TRUE_VALUE, Remarks.NONE));
    }

    /** Of the energy 70 per cent in high tariff where there are two registers. */
    private static BigDecimal share(Register register, String energy, BigDecimal total) {
        if (register.obis().equals(energy + "0")) return total;
        if (register.obis().equals(energy + "1")) return total.multiply(new BigDecimal("0.7"));
        if (register.obis().equals(energy + "2")) return total.multiply(new BigDecimal("0.3"));
        return BigDecimal.ZERO;
    }

    private static boolean isMisread(MarketLocationId location) {
        return location.value().endsWith("3");
    }

    @Override
    public List<Revision> revisions(Round round, List<MarketLocationId> locations) {
        var today = round.today();
        var revisions = new ArrayList<Revision>();
        var late = today.minusDays(LATE_DAYS);
        var wrong = today.minusDays(WRONG_DAYS);
        for (var location : locations) {
            if (MonthDay.from(late).equals(LATE)) revisions.add(new Revision(location, late));
            if (MonthDay.from(wrong).equals(WRONG)) revisions.add(new Revision(location, wrong));
            if (isMisread(location)) revisions.add(new Revision(location, today.minusDays(MISREAD_DAYS)));
        }
        return revisions;
    }
}
