package org.stromlauf.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.stromlauf.shared.MarketCalendar;

/**
 * An interchange of load profiles as it comes on a bad day: values of three statuses, messages that are told twice, and faulty ones:
 * an unknown location, a gap, a status that no handbook has. It knows what must become of each.
 */
final class MeterShow {

    /** Of so many messages one has each peculiarity. */
    static final int EVERY = 20;

    /** Nobody has it. */
    private static final String UNKNOWN = "51238696781";

    /** What becomes of a message. */
    enum Fate {
        STORED,
        UNKNOWN_LOCATION,
        GAP,
        UNKNOWN_STATUS
    }

    private final MeterMaterial material;
    private final Map<Fate, Integer> messages = new HashMap<>();
    private int number;
    private long values;

    MeterShow(long seed) {
        this.material = new MeterMaterial(seed);
    }

    /** Values of the messages that are to be stored; those that come twice count twice, as two versions. */
    long values() {
        return values;
    }

    int messages(Fate fate) {
        return messages.getOrDefault(fate, 0);
    }

    int rejected() {
        return number - messages(Fate.STORED);
    }

    void write(OutputStream out, MeterMaterial.Order order) throws IOException {
        MeterMaterial.append(out, MeterMaterial.head(order));
        for (var day : order.days()) {
            for (int i = 0; i < order.locations().size(); i++) {
                var told = new MeterMaterial.Told(order.locations().get(i), day, order.written(), true);
                var text = material.message(++number, told);
                var fate = fate(i);
                MeterMaterial.append(out, spoilt(text, told, fate));
                count(fate, told);
                if (i % EVERY == 19) {
                    MeterMaterial.append(out, again(text));
                    count(fate, told);
                }
            }
        }
        MeterMaterial.append(out, "UNZ+" + number + "+" + order.reference() + "'");
    }

    private void count(Fate fate, MeterMaterial.Told told) {
        messages.merge(fate, 1, Integer::sum);
        if (fate == Fate.STORED) values += MarketCalendar.quarterHours(told.day());
    }

    private static Fate fate(int index) {
        return switch (index % EVERY) {
            case 4 -> Fate.UNKNOWN_LOCATION;
            case 9 -> Fate.GAP;
            case 14 -> Fate.UNKNOWN_STATUS;
            default -> Fate.STORED;
        };
    }

    private String spoilt(String text, MeterMaterial.Told told, Fate fate) {
        return switch (fate) {
            case STORED -> text;
            case UNKNOWN_LOCATION -> text.replace(told.location().value(), UNKNOWN);
            case UNKNOWN_STATUS -> text.replaceFirst("QTY\\+220", "QTY+Z47");
            case GAP -> withoutAValue(text);
        };
    }

    private String withoutAValue(String text) {
        int value = text.indexOf("QTY+220");
        int next = text.indexOf("QTY+", value + 4);
        int end = text.lastIndexOf("UNT+");
        int count = Integer.parseInt(text.substring(end + 4, text.indexOf('+', end + 4))) - 3;
        return text.substring(0, value) + text.substring(next, end) + "UNT+" + count + "+" + number + "'";
    }

    /** The same under another number of message and document. */
    private String again(String text) {
        var first = number++;
        return text.replace("UNH+" + first + "+", "UNH+" + number + "+")
                .replaceFirst("BGM\\+Z48\\+D", "BGM+Z48+AGAIN")
                .replaceFirst("\\+" + first + "'$", "+" + number + "'");
    }
}
