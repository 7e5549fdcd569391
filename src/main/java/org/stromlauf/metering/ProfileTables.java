package org.stromlauf.metering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stromlauf.metering.StandardProfile.DayType;
import org.stromlauf.metering.StandardProfile.Division;

/** Reads tables of load profiles: a line that names the profile, then one a season or month and type of day. */
final class ProfileTables {

    private static final int QUARTER_HOURS = 96;

    private final String source;
    private final List<Table> tables = new ArrayList<>();
    private @Nullable Table open;
    private int number;

    private record Table(String name, boolean dynamised, Division division, Map<String, long[]> days) {}

    ProfileTables(String source) {
        this.source = source;
    }

    void take(String line) {
        number++;
        if (line.isBlank() || line.startsWith("#")) return;
        var words = line.trim().split("\\s+");
        if (words[0].equals("profile")) begin(words);
        else add(words);
    }

    private void begin(String[] words) {
        if (words.length != 4) throw wrong("'profile NAME dynamised|static months|seasons' was expected");
        var dynamised = words[2].equals("dynamised");
        if (!dynamised && !words[2].equals("static")) throw wrong("neither dynamised nor static: " + words[2]);
        open = new Table(words[1], dynamised, division(words[3]), new HashMap<>());
        tables.add(open);
    }

    private Division division(String word) {
        return switch (word) {
            case "months" -> Division.MONTHS;
            case "seasons" -> Division.SEASONS;
            default -> throw wrong("neither months nor seasons: " + word);
        };
    }

    private void add(String[] words) {
        var table = open;
        if (table == null) throw wrong("a profile's name must stand before its values");
        if (words.length != QUARTER_HOURS + 2) throw wrong("a day has 96 values, here are " + (words.length - 2));
        var values = new long[QUARTER_HOURS];
        try {
            var key = words[0] + " " + DayType.valueOf(words[1]);
            for (int i = 0; i < values.length; i++) values[i] = Long.parseLong(words[i + 2]);
            if (table.days().put(key, values) != null) throw wrong(key + " stands twice");
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    Map<String, StandardProfile> profiles() {
        var profiles = new LinkedHashMap<String, StandardProfile>();
        for (var table : tables) {
            for (var key : table.division().keys()) {
                if (!table.days().containsKey(key)) throw wrong("profile " + table.name() + " has no day " + key);
            }
            profiles.put(
                    table.name(),
                    new StandardProfile(table.name(), table.dynamised(), table.division(), Map.copyOf(table.days())));
        }
        return profiles;
    }

    private IllegalArgumentException wrong(@Nullable String what) {
        return new IllegalArgumentException(source + ", line " + number + ": " + what);
    }
}
