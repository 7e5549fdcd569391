package org.stromlauf.settlement.supplier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stromlauf.metering.EnergyQuantity;
import org.stromlauf.metering.EnergyQuantity.Kind;
import org.stromlauf.metering.Provenance;
import org.stromlauf.metering.Remarks;
import org.stromlauf.metering.ReportingPoint;
import org.stromlauf.metering.ValueStatus;
import org.stromlauf.settlement.BillSum;
import org.stromlauf.settlement.DeliveredEnergy;
import org.stromlauf.settlement.GridArticles;
import org.stromlauf.settlement.GridInvoice;
import org.stromlauf.settlement.PriceSheet;
import org.stromlauf.settlement.SettlementFixtures;
import org.stromlauf.settlement.supplier.BillCheck.Knowledge;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.Energy;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.Money;
import org.stromlauf.shared.TenantId;

/** E_0406 and E_0456 without a database: one departure, one code. */
class BillCheckTests {

    static final MarketPartnerId GRID = MarketPartnerId.of("9900000000004");
    private static final MarketPartnerId METERING = MarketPartnerId.of("9900000000005");
    private static final MarketLocationId LOCATION = MarketLocationId.of("51238696781");
    private static final LocalDate START = LocalDate.of(2026, 10, 5);
    private static final LocalDate END = LocalDate.of(2027, 10, 5);
    private static final DateRange YEAR = DateRange.of(START, END);
    private static final BigDecimal VAT = new BigDecimal("19");
    private static final List<String> ARTICLES = List.of(GridArticles.BASE, GridArticles.ENERGY, GridArticles.KWKG);

    /** Monday 18 October 2027; the 10th working day after it is Tuesday 2 November, for 1 November is a holiday. */
    private static final Instant RECEIVED = Instant.parse("2027-10-18T09:00:00Z");

    private static final LocalDate TENTH = LocalDate.of(2027, 11, 2);

    private final PriceSheet sheet = new PriceSheet(SettlementFixtures.prices());
    private final List<DeliveredEnergy> parts = new DeliveredEnergy(YEAR, Energy.ofKwh("3650")).splitAt(List.of());
    private final List<EnergyQuantity> note = parts.stream()
            .map(p -> quantity(Kind.DELIVERY_NOTE, "LS1", p.days(), p.energy()))
            .toList();

    @Test
    void findsNothingAgainstABillThatIsRight() {
        assertThat(check(i -> i, k -> k)).isEmpty();
    }

    @Test
    void wantsTheLocationToBeOursForTheWholePeriod() {
        assertThat(check(i -> i, k -> with(k, List.of(), k.note(), k.noteParts())))
                .containsExactly("A01");
        var half = List.of(DateRange.startingAt(START.plusDays(10)));
        assertThat(check(i -> i, k -> with(k, half, k.note(), k.noteParts()))).containsExactly("A02");
    }

    @Test
    void wantsDatesNumberAndTargetAsTheTreeSays() {
        assertThat(check(i -> ChangedBills.dated(i, RECEIVED.plusSeconds(86_400), i.dueOn()), k -> k))
                .containsExactly("A07");
        assertThat(check(
                        i -> ChangedBills.dated(
                                i, MarketCalendar.startOfDay(END).minusSeconds(1), i.dueOn()),
                        k -> k))
                .containsExactly("A08");
        assertThat(check(i -> i, k -> used(k, true, null))).containsExactly("A09");
        assertThat(check(i -> ChangedBills.dated(i, i.date(), TENTH), k -> k)).containsExactly("A10");
        assertThat(check(i -> ChangedBills.dated(i, i.date(), TENTH.plusDays(1)), k -> k))
                .isEmpty();
        assertThat(check(i -> i, k -> used(k, false, "NN2027-0000001"))).containsExactly("A12");
    }

    @Test
    void wantsADeliveryNoteThatHoldsAndCoversThePeriod() {
        assertThat(check(i -> i, k -> with(k, k.assigned(), null, List.of()))).containsExactly("A13");
        assertThat(check(i -> i, k -> with(k, k.assigned(), k.note(), List.of())))
                .containsExactly("A14");
        assertThat(check(i -> i, k -> with(k, k.assigned(), received("A10", START), note)))
                .containsExactly("A15");
        var notYetDue = received("A05", MarketCalendar.day(RECEIVED));
        assertThat(check(i -> i, k -> with(k, k.assigned(), notYetDue, note))).containsExactly("AE0");
        assertThat(check(i -> i, k -> with(k, k.assigned(), k.note(), note.subList(0, 1))))
                .containsExactly("A16");
    }

    @Test
    void wantsTheTypeAndThePriceSheetThatBelongToTheLocation() {
        assertThat(check(i -> ChangedBills.typed(i, "MVR"), k -> k)).containsExactly("A17");
        assertThat(check(i -> i, k -> priced(k, new PriceSheet(List.of())))).containsExactly("A18");
    }

    @Test
    void checksEveryPositionAndNamesIt() {
        // 88 days × 0.20 = 17.60, told as 17.62: two cents off; a single cent is let pass.
        assertThat(check(i -> ChangedBills.changed(i, p -> ChangedBills.netOf(p, "17.62")), k -> k))
                .containsExactly("A23");
        assertThat(check(i -> ChangedBills.changed(i, p -> ChangedBills.netOf(p, "17.61")), k -> k))
                .isEmpty();
        assertThat(check(i -> ChangedBills.changed(i, p -> ChangedBills.rated(p, "7")), k -> k))
                .containsExactly("A24");
        assertThat(check(i -> ChangedBills.energyChanged(i, p -> ChangedBills.quantityOf(p, "881")), k -> k))
                .containsExactly("A33");
        assertThat(check(i -> ChangedBills.changed(i, p -> ChangedBills.quantityOf(p, "89")), k -> k))
                .containsExactly("A33");
        assertThat(check(i -> ChangedBills.energyChanged(i, p -> ChangedBills.pricedAt(p, "0.09")), k -> k))
                .containsExactly("A35");
        var found = BillCheck.check(
                ChangedBills.energyChanged(invoice(), p -> ChangedBills.pricedAt(p, "0.09")), knowledge());
        assertThat(found).singleElement().satisfies(f -> {
            assertThat(f.position()).isEqualTo(3);
            assertThat(f.german()).contains("0.08");
        });
    }

    @Test
    void tellsALegalPriceFromAPriceSheetsPrice() {
        assertThat(check(i -> ChangedBills.lastChanged(i, p -> ChangedBills.pricedAt(p, "0.004")), k -> k))
                .containsExactly("A38");
        assertThat(check(i -> ChangedBills.lastChanged(i, p -> ChangedBills.ofArticle(p, "1-10-9-001")), k -> k))
                .containsExactly("A37");
    }

    @Test
    void checksTheSumsOnlyWhenThePositionsAreRight() {
        assertThat(check(i -> ChangedBills.summed(i, i.sum(), "999.00", "999.00"), k -> k))
                .containsExactly("A70");
        var net = new BillSum(
                i().sum().net().plus(Money.of("0.02")), VAT, i().sum().vat());
        assertThat(check(i -> ChangedBills.summed(i, net, ChangedBills.gross(net), ChangedBills.gross(net)), k -> k))
                .containsExactly("A66");
        var tax = new BillSum(i().sum().net(), VAT, i().sum().vat().plus(Money.of("0.02")));
        assertThat(check(i -> ChangedBills.summed(i, tax, ChangedBills.gross(tax), ChangedBills.gross(tax)), k -> k))
                .containsExactly("A69");
        assertThat(check(i -> ChangedBills.summed(i, i.sum(), ChangedBills.gross(i.sum()), "1.00"), k -> k))
                .containsExactly("A71");
        var withoutBase =
                invoice().positions().stream().filter(p -> p.number() > 2).toList();
        assertThat(check(i -> ChangedBills.positioned(i, withoutBase), k -> k)).containsExactly("A78");
    }

    @Test
    void agreesToANoteThatTellsWhatTheMeteringOperatorTold() {
        var measured = quantity(Kind.MEASURED, "M1", YEAR, Energy.ofKwh("3650"));
        assertThat(answer(List.of(measured))).isEqualTo("A05");
        assertThat(answer(List.of(quantity(Kind.MEASURED, "M1", YEAR, Energy.ofKwh("3651")))))
                .isEqualTo("A10");
        assertThat(answer(List.of())).isNull();
        var half = quantity(Kind.MEASURED, "M1", DateRange.of(START, START.plusDays(100)), Energy.ofKwh("1000"));
        assertThat(answer(List.of(half))).isNull();
        var other = quantity(Kind.DELIVERY_NOTE, "LS0", DateRange.of(START, START.plusDays(1)), Energy.ZERO);
        assertThat(answer(List.of(measured, other))).isEqualTo("A04");
        assertThat(DeliveryNoteTree.decide(note, List.of(measured), END.minusDays(1))
                        .orElseThrow()
                        .code())
                .isEqualTo("A02");
    }

    private @Nullable String answer(List<EnergyQuantity> others) {
        var known = new ArrayList<>(note);
        known.addAll(others);
        return DeliveryNoteTree.decide(note, known, END)
                .map(DeliveryNoteTree.Answer::code)
                .orElse(null);
    }

    private List<String> check(UnaryOperator<GridInvoice> invoice, UnaryOperator<Knowledge> knowledge) {
        return BillCheck.check(invoice.apply(invoice()), knowledge.apply(knowledge())).stream()
                .map(BillFinding::code)
                .toList();
    }

    private GridInvoice i() {
        return invoice();
    }

    private GridInvoice invoice() {
        var positions = sheet.positions(ARTICLES, parts, VAT);
        var sum = BillSum.of(positions, VAT);
        return new GridInvoice(
                "NN2027-0000009",
                RECEIVED.minusSeconds(60),
                LOCATION,
                YEAR,
                "JVR",
                "LS1",
                GRID,
                TENTH.plusDays(2),
                positions,
                sum,
                sum.gross(),
                sum.gross());
    }

    private Knowledge knowledge() {
        return new Knowledge(
                RECEIVED, List.of(DateRange.startingAt(START)), false, null, received("A05", START), note, sheet);
    }

    private static ReceivedNote received(String code, LocalDate answerDue) {
        return new ReceivedNote(
                TenantId.of("lf"),
                new UUID(0, 1),
                GRID,
                "LS1",
                LOCATION,
                YEAR,
                RECEIVED.minusSeconds(86_400 * 10),
                answerDue,
                ReceivedNote.State.ANSWERED,
                code,
                null);
    }

    private static EnergyQuantity quantity(Kind kind, String document, DateRange days, Energy energy) {
        return new EnergyQuantity(
                ReportingPoint.of(LOCATION),
                "1-1:1.9.0",
                kind,
                MarketCalendar.startOfDay(days.from()),
                MarketCalendar.startOfDay(days.end()),
                energy,
                ValueStatus.TRUE_VALUE,
                Remarks.NONE,
                new Provenance(RECEIVED, kind == Kind.MEASURED ? METERING : GRID, document, new UUID(0, 2)));
    }

    private static Knowledge with(
            Knowledge k, List<DateRange> assigned, @Nullable ReceivedNote note, List<EnergyQuantity> parts) {
        return new Knowledge(k.receivedAt(), assigned, k.numberUsed(), k.billedBefore(), note, parts, k.prices());
    }

    private static Knowledge used(Knowledge k, boolean used, @Nullable String before) {
        return new Knowledge(k.receivedAt(), k.assigned(), used, before, k.note(), k.noteParts(), k.prices());
    }

    private static Knowledge priced(Knowledge k, PriceSheet prices) {
        return new Knowledge(
                k.receivedAt(), k.assigned(), k.numberUsed(), k.billedBefore(), k.note(), k.noteParts(), prices);
    }
}
