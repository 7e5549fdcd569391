package org.stromlauf.contracts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.stromlauf.shared.MarketLocationId;
import org.stromlauf.shared.MeteringLocationId;
import org.stromlauf.shared.TenantId;

/** The suppliers' contracts, and the steps of their life, each told to those who listen in the same transaction. */
@Service
public class Contracts {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Contracts(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The contract of that id; an unknown id is an error of the caller. */
    public Contract get(TenantId tenant, ContractId id) {
        return find(tenant, id).orElseThrow(() -> new NoSuchElementException("No contract " + id + " of " + tenant));
    }

    public Optional<Contract> find(TenantId tenant, ContractId id) {
        return jdbc.sql("select * from contracts.contract where tenant = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query(ContractRows::read)
                .optional();
    }

    /** The contract of that number (Vertragsnummer). */
    public Optional<Contract> findByNumber(TenantId tenant, String number) {
        return jdbc.sql("select * from contracts.contract where tenant = :tenant and number = :number")
                .param("tenant", tenant.value())
                .param("number", number)
                .query(ContractRows::read)
                .optional();
    }

    /**
     * The contracts whose meter is to be read for a day: supply begins or ended on it, or began some years before. A 29 February
     * recurs on the 28th.
     */
    public List<Contract> withReadingOn(TenantId tenant, LocalDate day) {
        return jdbc.sql(
                        """
                        select * from contracts.contract
                        where tenant = :tenant and state in ('ACTIVE', 'ENDED')
                          and (supply_from = :day or (state = 'ENDED' and supply_to = :day)
                            or (supply_from < :day and (supply_to is null or supply_to > :day)
                              and (supply_from + make_interval(years =>
                                date_part('year', :day::date)::integer - date_part('year', supply_from)::integer)
                                )::date = :day))
                        order by number
                        """)
                .param("tenant", tenant.value())
                .param("day", day)
                .query(ContractRows::read)
                .list();
    }

    /** The contracts of these numbers in the order of their numbers; an unknown number has none. */
    public List<Contract> numbered(TenantId tenant, Collection<String> numbers) {
        if (numbers.isEmpty()) return List.of();
        return jdbc.sql(
                        """
                        select * from contracts.contract
                        where tenant = :tenant and number in (:numbers)
                        order by number
                        """)
                .param("tenant", tenant.value())
                .param("numbers", numbers)
                .query(ContractRows::read)
                .list();
    }

    /** Those of many locations at once, of each location the latest first. */
    public List<Contract> at(TenantId tenant, Collection<MarketLocationId> locations) {
        return jdbc.sql(
                        """
                        select * from contracts.contract
                        where tenant = :tenant and location = any (:locations) and state <> 'REJECTED'
                        order by location, supply_from desc, number desc
                        """)
                .param("tenant", tenant.value())
                .param(
                        "locations",
                        locations.stream().map(MarketLocationId::value).toArray(String[]::new))
                .query(ContractRows::read)
                .list();
    }

    /** All contracts that a supplier has or had about a location, the latest start first; no rejected orders. */
    public List<Contract> at(TenantId tenant, MarketLocationId location) {
        return jdbc.sql(
                        """
                        select * from contracts.contract
                        where tenant = :tenant and location = :location and state <> 'REJECTED'
                        order by supply_from desc, number desc
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .query(ContractRows::read)
                .list();
    }

    /** The contracts whose market location is measured at that metering location, the latest start first. */
    public List<Contract> measuredAt(TenantId tenant, MeteringLocationId location) {
        return jdbc.sql(
                        """
                        select c.* from contracts.contract c
                        join contracts.metering_point p on p.tenant = c.tenant and p.contract = c.id
                        where p.tenant = :tenant and p.metering_location = :location and c.state <> 'REJECTED'
                        order by c.supply_from desc, c.number desc
                        """)
                .param("tenant", tenant.value())
                .param("location", location.value())
                .query(ContractRows::read)
                .list();
    }

    /** A page in the order of contract numbers, after the last number of the page before. */
    public List<Contract> page(TenantId tenant, String afterNumber, int size) {
        return jdbc.sql(
                        """
                        select * from contracts.contract
                        where tenant = :tenant and number > :after
                        order by number limit :size
                        """)
                .param("tenant", tenant.value())
                .param("after", afterNumber)
                .param("size", size)
                .query(ContractRows::read)
                .list();
    }

    public List<Contract> of(TenantId tenant, CustomerId customer) {
        return jdbc.sql(
                        "select * from contracts.contract where tenant = :tenant and customer = :customer order by number")
                .param("tenant", tenant.value())
                .param("customer", customer.value())
                .query(ContractRows::read)
                .list();
    }

    /** The start that is asked for moves: to the date that the previous supplier confirmed, or the earliest possible. */
    @Transactional
    public void moveStart(TenantId tenant, ContractId id, LocalDate start) {
        var ignored = store(get(tenant, id).startingOn(start));
    }

    @Transactional
    public void confirm(TenantId tenant, ContractId id, LocalDate start) {
        var contract = store(get(tenant, id).confirmed(start));
        events.publishEvent(new SupplyConfirmed(tenant, id, contract.location(), start));
    }

    @Transactional
    public void start(TenantId tenant, ContractId id) {
        var contract = store(get(tenant, id).started());
        events.publishEvent(new SupplyStarted(
                tenant, id, contract.location(), contract.supply().from()));
    }

    @Transactional
    public void reject(TenantId tenant, ContractId id) {
        var ignored = store(get(tenant, id).rejected());
    }

    @Transactional
    public void cancel(TenantId tenant, ContractId id, LocalDate end, ContractCancelled.Reason reason) {
        var ignored = store(get(tenant, id).cancelledTo(end));
        events.publishEvent(new ContractCancelled(tenant, id, end, reason));
    }

    /** Our deregistration to that day was sent, or is confirmed by either side. */
    @Transactional
    public void deregister(TenantId tenant, ContractId id, LocalDate end, boolean confirmed) {
        var ignored = store(get(tenant, id).deregistered(end, confirmed));
    }

    /** The grid operator ended the assignment (55037): whatever was agreed, supply is over on that day. */
    @Transactional
    public void loseAssignment(TenantId tenant, ContractId id, LocalDate end) {
        var contract = get(tenant, id);
        var agreed = contract.supply().to();
        var cancelled = agreed == null || agreed.isAfter(end) ? contract.cancelledTo(end) : contract;
        var ignored = store(cancelled.deregistered(end, true));
    }

    /** The grid operator refused to end the assignment. */
    @Transactional
    public void keepAssigned(TenantId tenant, ContractId id) {
        var ignored = store(get(tenant, id).stillAssigned());
    }

    @Transactional
    public void end(TenantId tenant, ContractId id, LocalDate end) {
        var contract = store(get(tenant, id).ended(end));
        events.publishEvent(new SupplyEnded(
                tenant, id, contract.location(), contract.supply().end()));
    }

    void add(Contract contract) {
        var rows = jdbc.sql(
                        """
                        insert into contracts.contract (tenant, id, number, customer, location, grid_operator, origin,
                            previous_supplier, product, notice_amount, notice_unit, bound_until, power_of_attorney,
                            supply_kind, yearly_consumption_wh, metering, billing, prices_guaranteed_until, state, supply_from,
                            supply_to,
                            deregistered_to, deregistration_confirmed, version)
                        values (:tenant, :id, :number, :customer, :location, :gridOperator, :origin,
                            :previous, :product, :noticeAmount, :noticeUnit, :boundUntil, :powerOfAttorney,
                            :kind, :consumption, :metering, :billing, :guaranteedUntil, :state, :from, :to,
                            :deregisteredTo, :deregistrationConfirmed, :version)
                        """)
                .params(ContractRows.values(contract))
                .update();
        if (rows != 1) throw new IllegalStateException("Contract " + contract.id() + " was not stored");
        changed(contract);
    }

    private Contract store(Contract contract) {
        var rows = jdbc.sql(
                        """
                        update contracts.contract
                        set state = :state, supply_from = :from, supply_to = :to, deregistered_to = :deregisteredTo,
                            deregistration_confirmed = :deregistrationConfirmed, version = version + 1
                        where tenant = :tenant and id = :id and version = :version
                        """)
                .params(ContractRows.values(contract))
                .update();
        if (rows != 1) {
            throw new OptimisticLockingFailureException("Contract " + contract.id() + " was changed meanwhile");
        }
        changed(contract);
        return contract;
    }

    /** Tells that something about it is other than before. */
    void changed(Contract contract) {
        events.publishEvent(new ContractChanged(contract.tenant(), contract.id(), contract.number()));
    }
}
