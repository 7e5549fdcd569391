package org.stromlauf.supply.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.contracts.ContractFixtures.GRID;
import static org.stromlauf.contracts.ContractFixtures.LOCATION;
import static org.stromlauf.supply.supplier.SupplierSteps.SUPPLIER;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.stromlauf.contracts.LocationRecords;
import org.stromlauf.contracts.MeteringPoint;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MessageHandler.Outcome;
import org.stromlauf.shared.MarketPartnerId;

/** What grid and metering operator tell of a location is taken, and answered where it deviates. */
class LocationDataStepsTests extends SupplierCase {

    @Test
    void meterDataThatCameBeforeTheConfirmationAreTakenWithIt() {
        var early = steps.receive("55653", MarketPartnerId.of("9900000000004"), meter());
        assertThat(early).isEqualTo(Outcome.HELD);

        confirmed();

        assertThat(steps.held).isEmpty();
        assertThat(steps.get(LocationRecords.class).meteringPoints(SUPPLIER, contract.id()))
                .singleElement()
                .satisfies(p -> assertThat(p.registers())
                        .containsExactly(new MeteringPoint.Register("1EMH0012345678", "1-0:1.8.0")));
    }

    @Test
    void tellsTheGridOperatorOnlyWhereHisDataDeviate() {
        confirmed();
        steps.sent.clear();
        assertThat(steps.receive("55126", GRID, told("ZX3", "balancingGroup", "11XDEMO-LFN----2")))
                .isEqualTo(Outcome.HANDLED);
        assertThat(steps.receive("55218", GRID, told("ZX4", "gridUsePayer", "Z11")))
                .isEqualTo(Outcome.HANDLED);
        assertThat(steps.sent).isEmpty();

        assertThat(steps.receive("55126", GRID, told("ZX3", "balancingGroup", "11XDEMO-LFA----6")))
                .isEqualTo(Outcome.HANDLED);
        var balancing = steps.lastSent("55156");
        assertThat(balancing.get("answerCode")).isEqualTo("A02");
        assertThat(balancing.groups("marketLocationData").get(0).get("balancingGroup"))
                .isEqualTo("11XDEMO-LFN----2");

        assertThat(steps.receive("55218", GRID, told("ZX4", "gridUsePayer", "Z10")))
                .isEqualTo(Outcome.HANDLED);
        assertThat(steps.lastSent("55220").groups("marketLocationData").get(0).get("gridUsePayer"))
                .isEqualTo("Z11");
    }

    @Test
    void balancingDataAreTakenAndKeptWhenGridUseDataFollow() {
        confirmed();
        var balancing = Fields.builder()
                .put("marketLocation", LOCATION.value())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("balancingGroup", "11XDEMO-LFN----2")
                                .put("annualForecast", "3500")
                                .build())
                .add("profiles", Fields.builder().put("profile", "H25").build());
        var gridUse = Fields.builder()
                .put("marketLocation", LOCATION.value())
                .add(
                        "marketLocationData",
                        Fields.builder().put("gridUsePayer", "Z11").build())
                .add(
                        "billingDates",
                        Fields.builder()
                                .put("gridBillingDay", "0630")
                                .put("nextGridBilling", "2027")
                                .build());

        assertThat(steps.receive("55126", GRID, balancing)).isEqualTo(Outcome.HANDLED);
        assertThat(steps.receive("55218", GRID, gridUse)).isEqualTo(Outcome.HANDLED);

        var data = steps.get(LocationRecords.class).data(SUPPLIER, contract.id());
        assertThat(data.balancingGroup()).isEqualTo("11XDEMO-LFN----2");
        assertThat(data.loadProfile()).isEqualTo("H25");
        assertThat(data.gridUsePayer()).isEqualTo("Z11");
        assertThat(data.nextGridBill()).isEqualTo("2027-06-30");
        assertThat(data.yearlyReadingAfter(LocalDate.of(2026, 10, 20))).contains(LocalDate.of(2027, 7, 1));
        assertThat(data.yearlyReadingAfter(LocalDate.of(2027, 7, 1))).contains(LocalDate.of(2028, 7, 1));
        assertThat(data.meteringOperator()).isEqualTo(MarketPartnerId.of("9900000000004"));
    }

    private static Fields.Builder told(String reason, String name, String value) {
        var data = Fields.builder().put(name, value);
        if (name.equals("gridUsePayer")) data.put("gridUseContract", "Z09").put("deliveryNoteBasis", "Z12");
        return Fields.builder()
                .put("transactionReason", reason)
                .put("marketLocation", LOCATION.value())
                .add(
                        "dataPeriods",
                        Fields.builder()
                                .put("periodKind", "Z49")
                                .put("periodId", "1")
                                .put("dataFrom", SupplierSteps.day(LocalDate.of(2026, 10, 6)))
                                .build())
                .add("marketLocationData", data.build());
    }

    private static Fields.Builder meter() {
        return Fields.builder()
                .add(
                        "meteringLocations",
                        Fields.builder().put("meteringLocation", MELO).build())
                .add(
                        "registers",
                        Fields.builder()
                                .put("deviceNumber", "1EMH0012345678")
                                .put("obis", "1-0:1.8.0")
                                .build());
    }

    @Test
    void aGridOperatorWhoKeepsHisDataIsForACaseWorker() {
        assertThat(processingState("Z47")).isEqualTo(Outcome.HANDLED);
        assertThat(processingState("Z48")).isEqualTo(Outcome.UNEXPECTED);
    }

    private Outcome processingState(String status) {
        return steps.receive(
                "21047",
                GRID,
                Fields.builder()
                        .add("statuses", Fields.builder().put("status", status).build()));
    }
}
