package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Finding;

/** Follows one message through the first pass, from UNH to UNT. */
final class FrameReader {

    private static final byte[] PID_QUALIFIER = "Z13".getBytes(StandardCharsets.ISO_8859_1);
    private static final int REFERENCE_LENGTH = 14;

    private final long from;
    private final String reference;
    private final String type;
    private final String directory;
    private final String release;
    private final Findings findings;
    private int segments = 1;
    private @Nullable String pid;
    private int pidSegment;
    private @Nullable String documentNumber;
    private @Nullable Finding hint;

    FrameReader(Segment unh, long from, int findingsLimit) {
        this.from = from;
        this.findings = new Findings(findingsLimit);
        this.reference = required(unh, 1, 1);
        this.type = required(unh, 2, 1);
        this.directory = unh.text(2, 2) + ":" + unh.text(2, 3);
        this.release = required(unh, 2, 5);
        if (reference.length() > REFERENCE_LENGTH) {
            findings.add(Fault.MESSAGE_REFERENCE_TOO_LONG, unh().at(1, 1), "an..14", reference);
        }
    }

    String reference() {
        return reference;
    }

    /** A message of the same reference stands before it in the interchange. */
    void isDuplicate() {
        findings.add(Fault.MESSAGE_DUPLICATE, unh().at(1, 1), null, reference);
    }

    void take(Segment segment, int packedTag, int invalidAt) {
        segments++;
        if (packedTag == Tags.RFF && pid == null && segment.has(1, 1, PID_QUALIFIER)) {
            pid = segment.text(1, 2);
            pidSegment = segments;
        }
        if (packedTag == Tags.BGM && documentNumber == null) documentNumber = segment.text(2, 1);
        if (invalidAt >= 0) characterInvalid(segment, invalidAt);
    }

    /** Segments stand in the message of which those before them said all that is asked here. */
    void pass(int more) {
        segments += more;
    }

    MessageFrame close(Segment unt, long to, int invalidAt) {
        segments++;
        if (invalidAt >= 0) characterInvalid(unt, invalidAt);
        var place = Place.segment(segments, "UNT");
        if (!unt.text(1, 1).equals(Integer.toString(segments)) && !countsTo(unt.text(1, 1))) {
            findings.add(Fault.SEGMENT_COUNT_WRONG, place.at(1, 1), segments + "", unt.text(1, 1));
        }
        if (!unt.text(2, 1).equals(reference)) {
            findings.add(Fault.MESSAGE_REFERENCE_DIFFERS, place.at(2, 1), reference, unt.text(2, 1));
        }
        return frame(to);
    }

    /** The message ends where another segment of the envelope stands. */
    MessageFrame breakOff(long to, String foundTag) {
        findings.add(Fault.MESSAGE_NOT_CLOSED, Place.segment(segments + 1, "UNT"), "UNT", foundTag);
        return frame(to);
    }

    void characterInvalid(Segment segment, int invalidAt) {
        var place = Place.segment(segments, segment.tag());
        var offset = segment.start() + invalidAt;
        findings.add(
                Fault.CHARACTER_INVALID,
                at(place, segment, offset),
                "ISO 8859-1",
                ForeignText.told(segment.bytes(), offset));
    }

    /** A text of right characters that reads as UTF-8: the first of the message is told, for the others will be alike. */
    void doubt(Segment segment, int doubtfulAt) {
        if (hint != null) return;
        var place = at(Place.segment(segments, segment.tag()), segment, segment.start() + doubtfulAt);
        var found = segment.text(Objects.requireNonNull(place.element()), Objects.requireNonNull(place.component()));
        var meant = ForeignText.asUtf8(found);
        if (meant != null) hint = Findings.hint("TEXT_READS_AS_UTF_8", place, meant, found);
    }

    private static Place at(Place place, Segment segment, int offset) {
        var element = 0;
        var component = 1;
        for (var mark = segment.firstMark(); mark < segment.markEnd() && segment.end(mark) < offset; mark++) {
            component = segment.closesElement(mark) ? 1 : component + 1;
            if (segment.closesElement(mark)) element++;
        }
        return place.at(element, component);
    }

    private boolean countsTo(String count) {
        return count.matches("0{0,5}\\d{1,9}") && Integer.parseInt(count) == segments;
    }

    private String required(Segment unh, int element, int component) {
        var text = unh.text(element, component);
        if (text.isEmpty()) findings.add(Fault.MESSAGE_HEAD_ITEM_MISSING, unh().at(element, component), null, null);
        return text;
    }

    private MessageFrame frame(long to) {
        return new MessageFrame(
                from,
                to,
                reference,
                type,
                directory,
                release,
                pid,
                pidSegment,
                documentNumber,
                segments,
                findings.list(),
                hint == null ? List.of() : List.of(hint));
    }

    private static Place unh() {
        return Place.segment(1, "UNH");
    }
}
