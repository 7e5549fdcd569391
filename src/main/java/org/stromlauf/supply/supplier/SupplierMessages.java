package org.stromlauf.supply.supplier;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.stromlauf.contracts.Contract;
import org.stromlauf.contracts.Customer;
import org.stromlauf.contracts.CustomerName;
import org.stromlauf.edifact.Fields;
import org.stromlauf.marketcomm.MarketMessages;
import org.stromlauf.marketcomm.MarketMessages.Outgoing;
import org.stromlauf.shared.MarketCalendar;
import org.stromlauf.shared.MarketPartnerId;
import org.stromlauf.supply.ConfigurationProducts;
import org.stromlauf.supply.ConfigurationProducts.Use;
import org.stromlauf.supply.DataPeriods;

/** Writes what a supplier asks for and tells: termination, registration, deregistration, customer data. */
@Component
class SupplierMessages {

    /** Verbrauchende Marktlokation, the supplement of the transaction reason. */
    static final String CONSUMING = "ZW4";

    static final String MOVE = "E01";
    static final String SWITCH = "E03";

    /** Only a location that fulfils the whole package is wanted (Umsetzungsgradvorgabe). */
    private static final String WHOLE_PACKAGE = "Z01";

    /** EnFG §22: only heat pumps and the like with a meter of their own are relieved; our products are not for them. */
    private static final String NO_LEVY_RELIEF = "ZG0";

    private static final String HOUSEHOLD = "Z15";
    private static final String NO_HOUSEHOLD = "Z18";

    private final MarketMessages messages;
    private final Clock clock;

    SupplierMessages(MarketMessages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** 55016: cancels the contract with the previous supplier to that day. */
    String terminate(Contract contract, MarketPartnerId previousSupplier, LocalDate end) {
        var id = messages.nextTransactionId(contract.tenant());
        var transaction = Fields.builder()
                .put("transactionId", id)
                .put("supplyEnd", MarketCalendar.startOfDay(end))
                .put("transactionReason", SWITCH)
                .put("transactionReasonSupplement", CONSUMING)
                .put("marketLocation", contract.location().value());
        send(contract, previousSupplier, "55016", transaction.build());
        return id;
    }

    /** 55001: asks the grid operator for the assignment from the contract's start on. */
    String register(Contract contract, Customer customer, String balancingGroup, boolean moveIn) {
        var id = messages.nextTransactionId(contract.tenant());
        var start = contract.supply().from();
        var household = customer.name().kind() == CustomerName.Kind.PRIVATE;
        var transaction = Fields.builder()
                .put("transactionId", id)
                .put("supplyStart", MarketCalendar.startOfDay(start))
                .put("transactionReason", moveIn ? MOVE : SWITCH)
                .put("transactionReasonSupplement", CONSUMING)
                .put("marketLocation", contract.location().value())
                .add(
                        "productPackages",
                        Fields.builder()
                                .put("packageId", "1")
                                .put("productCode", ConfigurationProducts.code(Use.BALANCING_GROUP, start))
                                .put("propertyValue", balancingGroup)
                                .build())
                .add(
                        "packagePriorities",
                        Fields.builder()
                                .put("packageId", "1")
                                .put("implementationDegree", WHOLE_PACKAGE)
                                .build())
                .add(
                        "marketLocationData",
                        Fields.builder()
                                .put("dataKind", "Z01")
                                .put("customerGroup", household ? HOUSEHOLD : NO_HOUSEHOLD)
                                .build())
                .add(
                        "customerData",
                        Fields.builder().put("levyReliefBasis", NO_LEVY_RELIEF).build());
        transaction = putCustomer(transaction, customer);
        transaction = putCorrespondence(transaction, customer);
        send(contract, contract.gridOperator(), "55001", transaction.build());
        return id;
    }

    /** 55109 to the grid operator, 55110 to the metering operator: the customer, valid from the start of supply. */
    void tellCustomer(Contract contract, Customer customer, MarketPartnerId receiver, String pid) {
        var household = customer.name().kind() == CustomerName.Kind.PRIVATE;
        var periods = DataPeriods.from(
                MarketCalendar.day(clock.instant()), contract.supply().from());
        var transaction = periods.into(Fields.builder()
                .put("transactionId", messages.nextTransactionId(contract.tenant()))
                .put("transactionReason", "ZX6")
                .put("transactionReasonSupplement", CONSUMING)
                .put("marketLocation", contract.location().value()));
        if (pid.equals("55109")) {
            transaction = transaction.add(
                    "marketLocationData",
                    Fields.builder()
                            .put("dataKind", "Z01")
                            .put("period", periods.valid())
                            .put("customerGroup", household ? HOUSEHOLD : NO_HOUSEHOLD)
                            .build());
            transaction = transaction.add(
                    "customerData",
                    Fields.builder()
                            .put("period", periods.valid())
                            .put("levyReliefBasis", NO_LEVY_RELIEF)
                            .build());
            transaction = transaction.put("customerNumber", customer.number());
        }
        transaction = putCustomer(transaction, customer);
        transaction = transaction.put("customerPeriod", periods.valid());
        transaction = putCorrespondence(transaction, customer);
        transaction = transaction.put("correspondencePeriod", periods.valid());
        send(contract, receiver, pid, transaction.build());
    }

    /** 55004: ends the assignment. */
    String deregister(Contract contract, LocalDate end, String reason) {
        var id = messages.nextTransactionId(contract.tenant());
        var transaction = Fields.builder()
                .put("transactionId", id)
                .put("supplyEnd", MarketCalendar.startOfDay(end))
                .put("transactionReason", reason)
                .put("transactionReasonSupplement", CONSUMING)
                .put("marketLocation", contract.location().value());
        send(contract, contract.gridOperator(), "55004", transaction.build());
        return id;
    }

    private void send(Contract contract, MarketPartnerId receiver, String pid, Fields transaction) {
        var fields = Fields.builder().add("transactions", transaction).build();
        var ignored = messages.send(new Outgoing(contract.tenant(), receiver, pid, fields));
    }

    private static Fields.Builder putCustomer(Fields.Builder transaction, Customer customer) {
        transaction = transaction.put("customerName", customer.name().surname());
        if (customer.name().kind() == CustomerName.Kind.PRIVATE) {
            transaction = transaction.put("customerFirstName", customer.name().firstName());
        }
        return transaction.put("customerNameFormat", nameFormat(customer));
    }

    private static Fields.Builder putCorrespondence(Fields.Builder transaction, Customer customer) {
        transaction = transaction.put("correspondenceName", customer.name().surname());
        if (customer.name().kind() == CustomerName.Kind.PRIVATE) {
            transaction =
                    transaction.put("correspondenceFirstName", customer.name().firstName());
        }
        var address = customer.address();
        return transaction
                .put("correspondenceNameFormat", nameFormat(customer))
                .put("correspondenceStreet", address.street())
                .put("correspondenceHouseNumber", address.houseNumber())
                .put("correspondenceCity", address.city())
                .put("correspondencePostalCode", address.postalCode())
                .put("correspondenceCountry", address.country())
                .put("correspondenceContact", customer.name().full())
                .put("correspondenceEmail", customer.email());
    }

    private static String nameFormat(Customer customer) {
        return customer.name().kind() == CustomerName.Kind.PRIVATE ? "Z01" : "Z02";
    }

    /** Whole kilowatt-hours, half up: QTY Z09 has no decimals. */
    static BigDecimal wholeKwh(org.stromlauf.shared.Energy energy) {
        return BigDecimal.valueOf(energy.wattHours(), 3).setScale(0, java.math.RoundingMode.HALF_UP);
    }
}
