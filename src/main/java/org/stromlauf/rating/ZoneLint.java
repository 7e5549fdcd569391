package org.stromlauf.rating;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.stromlauf.rating.PriceSheetLint.Fault;

/** Looks whether the times of a price sheet cover each quarter hour, and whether each zone is charged. */
final class ZoneLint {

    /** Four years hold every day of the week in every season, and a leap day. */
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2029, 1, 1);

    private ZoneLint() {}

    static List<Fault> faults(PriceSheet sheet, PublishedPrices published) {
        var faults = new ArrayList<Fault>();
        var used = new LinkedHashMap<String, Set<String>>();
        for (var component : sheet.components()) {
            var scheme = component.zoneScheme();
            if (scheme == null) continue;
            var place = PriceSheetLint.place(sheet, component);
            var rules = rules(sheet, published, scheme);
            if (rules.isEmpty())
                faults.add(new Fault(place, "neither the sheet nor anybody else has times '" + scheme + "'"));
            else if (!new TimeZones(rules).has(String.valueOf(component.zoneName()))) {
                faults.add(new Fault(place, "the times '" + scheme + "' have no zone " + component.zoneName()));
            }
            used.computeIfAbsent(scheme, s -> new HashSet<>()).add(component.zoneName());
        }
        sheet.zones().keySet().stream().sorted().forEach(scheme -> {
            if (!used.containsKey(scheme)) faults.add(new Fault("zones." + scheme, "no component is charged by it"));
        });
        used.forEach((scheme, zones) -> scheme(scheme, zones, rules(sheet, published, scheme), faults));
        return faults;
    }

    private static List<ZoneRule> rules(PriceSheet sheet, PublishedPrices published, String scheme) {
        var own = sheet.zones().get(scheme);
        return own == null ? published.zones(scheme) : own;
    }

    private static void scheme(String scheme, Set<String> used, List<ZoneRule> rules, List<Fault> faults) {
        if (rules.isEmpty()) return;
        var place = "zones." + scheme;
        rules.stream()
                .map(ZoneRule::zone)
                .distinct()
                .filter(z -> !used.contains(z))
                .forEach(zone -> faults.add(new Fault(
                        place,
                        "no component is charged in zone " + zone + ": one with price 0 says that it costs nothing")));
        var times = new TimeZones(rules);
        var held = new HashSet<Integer>();
        LocalDate gap = null;
        for (var day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            var clock = times.rulesOfClock(day);
            for (int quarter = 0; quarter < clock.length; quarter++) {
                if (clock[quarter] != TimeZones.NONE) held.add(clock[quarter]);
                else if (gap == null) gap = day;
            }
        }
        if (gap != null) faults.add(new Fault(place, "not every quarter hour has a zone, for example on " + gap));
        for (int i = 0; i < rules.size(); i++) {
            if (!held.contains(i)) {
                faults.add(new Fault(
                        place + "[" + i + "] " + rules.get(i).zone(), "it never holds: rules above take its times"));
            }
        }
    }
}
