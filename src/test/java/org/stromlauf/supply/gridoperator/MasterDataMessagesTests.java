package org.stromlauf.supply.gridoperator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stromlauf.locations.LocationFixtures.MARKET_LOCATION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.stromlauf.locations.BundleObject;
import org.stromlauf.locations.ConnectionUser;
import org.stromlauf.locations.LocationBundle;
import org.stromlauf.locations.LocationFixtures;
import org.stromlauf.locations.Locations;
import org.stromlauf.locations.MeteringKind;
import org.stromlauf.locations.MeteringLocation;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.shared.DateRange;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.shared.TenantId;
import org.stromlauf.supply.StrictPartner;
import org.stromlauf.testing.MovableClock;
import org.stromlauf.testing.TestDatabase;

/** The data after a confirmed registration, read by a strict partner, for every kind of bundle. */
class MasterDataMessagesTests {

    private static final DataSource DATABASE = TestDatabase.fresh();
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 11, 24);
    private static int count;

    private final TenantId tenant = TenantId.of("data-" + ++count);
    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final Locations locations = new Locations(jdbc);
    private final List<MarketMessages.Outgoing> sent = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();

    private final MarketMessages market = new MarketMessages() {
        @Override
        public UUID send(Outgoing message) {
            texts.add(StrictPartner.accept(message, NOW));
            sent.add(message);
            return new UUID(0, sent.size());
        }

        @Override
        public String nextTransactionId(TenantId tenant) {
            return "NB" + sent.size();
        }
    };

    @ParameterizedTest
    @EnumSource(MeteringKind.class)
    void everyKindOfMeteringIsToldWithoutFinding(MeteringKind kind) {
        send(bundle(List.of(metering(kind)), List.of()));

        assertThat(sent)
                .extracting(MarketMessages.Outgoing::pid)
                .containsExactly("55218", "55126", "55616", "55620", "17134");
    }

    @Test
    void aLocationWithoutMeteringIsToldWithoutFinding() {
        send(bundle(List.of(), List.of()));

        assertThat(sent).extracting(MarketMessages.Outgoing::pid).doesNotContain("55620");
        assertThat(text("55616")).contains("'CAV+Z68'").doesNotContain("CCI+++ZB3");
    }

    @Test
    void theSupplierLearnsWhetherThereAreTechnicalFacilities() {
        send(bundle(List.of(metering(MeteringKind.MODERN)), List.of()));
        assertThat(text("55616")).contains("'SEQ+ZH6+1'CCI+Z63'CAV+ZH8'").doesNotContain("CCI+Z69");
        sent.clear();
        texts.clear();

        var heatPump = new BundleObject(BundleObject.Kind.TECHNICAL_RESOURCE, "D1113KW5OA8", null);
        send(bundle(List.of(metering(MeteringKind.MODERN)), List.of(heatPump)));
        assertThat(text("55616")).contains("'SEQ+ZH6+1'CCI+Z63'CAV+ZH7'CCI+Z69'CAV+Z64'");
    }

    private String text(String pid) {
        return texts.stream()
                .filter(t -> t.contains(":" + pid + "'"))
                .findFirst()
                .orElseThrow();
    }

    private static MeteringLocation metering(MeteringKind kind) {
        var like = LocationFixtures.meteringLocation();
        return new MeteringLocation(like.id(), like.meteringOperator(), kind, like.deviceNumber(), like.registers());
    }

    private static LocationBundle bundle(List<MeteringLocation> metering, List<BundleObject> objects) {
        return new LocationBundle(LocationFixtures.marketLocation(), metering, objects);
    }

    private void send(LocationBundle bundle) {
        new TransactionTemplate(new DataSourceTransactionManager(DATABASE)).executeWithoutResult(s -> {
            locations.defineGrid(tenant, LocationFixtures.grid());
            locations.register(tenant, bundle, LocalDate.of(2026, 1, 1));
        });
        new MasterDataMessages(market, locations, new MovableClock(NOW)).send(registration());
    }

    private Registration registration() {
        return new Registration(
                new UUID(0, 1),
                tenant,
                MarketPartnerId.of("9900000000002"),
                "LFN-1",
                MARKET_LOCATION,
                null,
                NOW,
                DateRange.startingAt(START),
                "E03",
                new ConnectionUser("Max", "Neu"),
                new ProductPackage("1", "9991000002082", "11XDEMO-LFN----2", null),
                null,
                null);
    }
}
