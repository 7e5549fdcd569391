package org.stromlauf.edifact.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;
import org.stromlauf.edifact.FormatVersion;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.definition.Definitions;
import org.stromlauf.edifact.definition.MessageDefinition;

/** Chooses the definition that a message's UNH names, in a format version that may be used at the time. */
public final class DefinitionChoice {

    /** Around a change of format version both are taken (Mitteilungen of EDI@Energy: 18:00 the day before to the day's end). */
    private static final Duration BEFORE_CHANGE = Duration.ofHours(6);

    private static final Duration AFTER_CHANGE = Duration.ofHours(24);

    /** A definition, or why there is none. */
    public record Choice(@Nullable MessageDefinition definition, List<Finding> findings) {}

    private final Definitions definitions;

    public DefinitionChoice(Definitions definitions) {
        this.definitions = definitions;
    }

    /**
     * @param sentAt UNB; decides between versions that share a release
     * @param receivedAt limits the versions to those in force then; null for any
     */
    public Choice choose(MessageFrame frame, Instant sentAt, @Nullable Instant receivedAt) {
        for (var version : versions(sentAt, receivedAt)) {
            var found = definitions.find(version, frame.type(), frame.release());
            if (found.isPresent()) return checkPid(frame, found.get());
        }
        var releases = definitions.versions().stream()
                .flatMap(v -> definitions.entries(v).stream())
                .filter(e -> e.type().equals(frame.type()))
                .map(Definitions.Entry::release)
                .distinct()
                .collect(Collectors.joining(", "));
        var unh = Place.segment(1, "UNH");
        if (releases.isEmpty()) return none(Fault.MESSAGE_TYPE_UNKNOWN, unh.at(2, 1), null, frame.type());
        return none(Fault.MESSAGE_RELEASE_UNKNOWN, unh.at(2, 5), releases, frame.release());
    }

    private List<FormatVersion> versions(Instant sentAt, @Nullable Instant receivedAt) {
        var order = new ArrayList<FormatVersion>();
        order.add(definitions.at(sentAt));
        if (receivedAt == null) {
            var newestFirst = new ArrayList<>(definitions.versions());
            Collections.reverse(newestFirst);
            order.addAll(newestFirst);
            return order;
        }
        var allowed = List.of(
                definitions.at(receivedAt),
                definitions.at(receivedAt.plus(BEFORE_CHANGE)),
                definitions.at(receivedAt.minus(AFTER_CHANGE)));
        order.removeIf(version -> !allowed.contains(version));
        order.addAll(allowed);
        return order;
    }

    private static Choice checkPid(MessageFrame frame, MessageDefinition definition) {
        // APERAK and CONTRL have no PID; elsewhere its absence is a syntax error (APERAK AHB, order of processing).
        if (definition.head().pids().isEmpty() || carriesNoPid(definition)) return new Choice(definition, List.of());
        var pid = frame.pid();
        if (pid == null) {
            return none(Fault.PID_MISSING, Place.segment(frame.segments(), "RFF"), "RFF+Z13", null);
        }
        if (!definition.hasColumn(pid)) {
            var place = Place.segment(frame.pidSegment(), "RFF").at(1, 2);
            return none(Fault.PID_UNKNOWN, place, definition.head().name(), pid);
        }
        return new Choice(definition, List.of());
    }

    private static boolean carriesNoPid(MessageDefinition definition) {
        var type = definition.head().type();
        return type.equals("APERAK") || type.equals("CONTRL");
    }

    /** That a message, or a part of it that cannot be cut, is larger than may be held. */
    public static Finding tooLarge(ReadingLimits limits) {
        var expected = "heldBytes ≤ " + limits.heldBytes() + ", heldSegments ≤ " + limits.heldSegments();
        return none(Fault.MESSAGE_TOO_LARGE, Place.segment(1, "UNH"), expected, null)
                .findings()
                .get(0);
    }

    private static Choice none(Fault fault, Place place, @Nullable String expected, @Nullable String found) {
        var findings = new Findings(1);
        findings.add(fault, place, expected, found);
        return new Choice(null, findings.list());
    }
}
