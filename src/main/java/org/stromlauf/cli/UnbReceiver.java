package org.stromlauf.cli;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** For whom an interchange is by its UNB (element 3), so that the tenant need not be named. */
final class UnbReceiver {

    /** So much of a file says what it is. */
    private static final int START = 1024;

    private static final int SHOWN = 20;
    private static final int UNA_LENGTH = 9;

    private UnbReceiver() {}

    /** @throws RunningApplication.RefusedException when the file is no interchange or names no receiver */
    static String of(String file, byte[] content) {
        var start = new String(content, 0, Math.min(content.length, START), StandardCharsets.ISO_8859_1).stripLeading();
        char component = ':';
        char element = '+';
        var unb = start;
        if (start.startsWith("UNA") && start.length() > UNA_LENGTH) {
            component = start.charAt(3);
            element = start.charAt(4);
            unb = start.substring(UNA_LENGTH).stripLeading();
        }
        if (!unb.startsWith("UNB")) {
            throw refused(
                    file,
                    start.isEmpty()
                            ? "is empty"
                            : "is no EDIFACT interchange: it begins with '" + shown(start) + "', not with UNA or UNB");
        }
        var elements = unb.split(Pattern.quote(String.valueOf(element)), 5);
        var receiver = elements.length < 5 ? "" : elements[3].split(Pattern.quote(String.valueOf(component)), 2)[0];
        if (receiver.isEmpty()) throw refused(file, "names no receiver in its UNB");
        return receiver;
    }

    private static String shown(String start) {
        return start.substring(0, Math.min(start.length(), SHOWN)).replaceAll("[^ -~]", "?");
    }

    private static RunningApplication.RefusedException refused(String file, String why) {
        return new RunningApplication.RefusedException(file + " " + why
                + ". ./stromlauf edifact inspect says what is wrong; with --to TENANT it is handed over as it is.");
    }
}
