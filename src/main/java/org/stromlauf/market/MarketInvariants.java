package org.stromlauf.market;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stromlauf.archive.ArchiveCheck;
import org.stromlauf.market.MarketReport.CustomerResult;

/**
 * What must hold at the end of a scenario whatever went wrong on the way. It looks into the tables of all participants, past the
 * modules that own them: an oracle that shares no code with what it judges.
 */
@Component
@Profile("box")
class MarketInvariants {

    /** @param query of what breaks the rule, one text a row */
    private record Rule(String name, String query) {}

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "one supplier per location and instant",
                    """
                    select a.tenant_id || ': ' || a.market_location || ' has ' || a.supplier || ' and ' || b.supplier
                      from locations.assignment a join locations.assignment b
                        on b.tenant_id = a.tenant_id and b.market_location = a.market_location
                       and b.ctid < a.ctid and b.valid && a.valid"""),
            new Rule(
                    "no two suppliers with an active contract for the same days",
                    """
                    select a.location || ': ' || a.tenant || ' and ' || b.tenant
                      from contracts.contract a join contracts.contract b on b.location = a.location and b.tenant < a.tenant
                     where a.state = 'ACTIVE' and b.state = 'ACTIVE'
                       and daterange(a.supply_from, a.supply_to) && daterange(b.supply_from, b.supply_to)"""),
            new Rule(
                    "the ledger sums to zero",
                    "select tenant || ': ' || sum(amount) from receivables.entry group by tenant having sum(amount) <> 0"),
            new Rule(
                    "every message that was sent is acknowledged",
                    """
                    select t.tenant_id || ': ' || coalesce(t.pid, t.type) || ' ' || i.reference || ' is ' || t.state
                      from marketcomm.transaction t
                      join marketcomm.interchange i on i.tenant_id = t.tenant_id and i.id = t.interchange_id
                     where t.direction = 'OUT' and t.acknowledgement_due is not null and t.acknowledged_by is null
                     order by 1"""),
            new Rule(
                    "every message that was received is acknowledged",
                    """
                    select t.tenant_id || ': ' || coalesce(t.pid, t.type) || ' ' || i.reference || ' is ' || t.state
                      from marketcomm.transaction t
                      join marketcomm.interchange i on i.tenant_id = t.tenant_id and i.id = t.interchange_id
                     where t.direction = 'IN' and t.type not in ('APERAK', 'CONTRL') and t.acknowledged_by is null
                     order by 1"""),
            new Rule(
                    "no message is acknowledged twice",
                    """
                    select o.tenant_id || ': ' || count(*) || ' APERAK in ' || i.reference || ' for fewer messages'
                      from marketcomm.transaction o
                      join marketcomm.interchange i on i.tenant_id = o.tenant_id and i.id = o.interchange_id
                     where o.direction = 'OUT' and o.type = 'APERAK'
                     group by o.tenant_id, o.interchange_id, i.reference
                    having count(*) > (select count(*) from marketcomm.transaction r
                                        where r.tenant_id = o.tenant_id and r.direction = 'IN'
                                          and r.acknowledged_by = o.interchange_id)
                     order by 1"""),
            new Rule(
                    "one reference, one content",
                    """
                    select tenant_id || ': ' || direction || ' ' || partner || ' ' || reference
                      from marketcomm.interchange where reference is not null
                     group by tenant_id, direction, partner, reference
                    having count(distinct content_hash) > 1 order by 1"""),
            new Rule(
                    "nothing is sent that does not arrive",
                    """
                    select o.tenant_id || ': ' || o.key || ' is ' || o.state || coalesce(' (' || o.last_error || ')', '')
                      from transport.outbox o where o.state <> 'DELIVERED' and o.next_attempt_at < (select now from market.run)
                     order by 1"""),
            new Rule(
                    "everything that arrived is worked off",
                    """
                    select i.tenant_id || ': ' || i.partner || ' ' || i.reference || ' is ' || i.state
                      from marketcomm.interchange i
                     where i.state in ('FAILED', 'QUARANTINED', 'REJECTED')
                        or i.state = 'RECEIVED' and i.next_attempt_at < (select now from market.run)
                     order by 1"""),
            new Rule("retries heal", "select coalesce(incident_msg_, id_) from act_ru_incident order by 1"),
            new Rule(
                    "no transaction fails for good",
                    "select tenant_id || ': ' || title from (select tenant_id, pid as title from marketcomm.transaction where attempts >= 5) f"));

    private final JdbcClient jdbc;
    private final ArchiveCheck archive;

    MarketInvariants(JdbcClient jdbc, ArchiveCheck archive) {
        this.jdbc = jdbc;
        this.archive = archive;
    }

    /** What does not hold, in words; empty when all does. */
    List<String> broken(Scenario scenario, MarketReport report) {
        var broken = new ArrayList<String>();
        for (var rule : RULES) {
            jdbc.sql(rule.query).query(String.class).list().forEach(found -> broken.add(rule.name + ": " + found));
        }
        for (var participant : scenario.participants()) {
            archive.verify(participant.id())
                    .faults()
                    .forEach(f -> broken.add("archive of " + participant.id() + ": " + f));
        }
        report.results().stream()
                .filter(result -> !result.asExpected())
                .forEach(result -> broken.add("case ends as the rules say: " + told(result)));
        return broken;
    }

    private static String told(CustomerResult result) {
        return result.what() + " of " + result.location() + " ended with contract " + result.contract()
                + ", supplied by " + result.supplier() + " since " + result.since();
    }
}
