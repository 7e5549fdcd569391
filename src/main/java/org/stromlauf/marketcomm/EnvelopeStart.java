package org.stromlauf.marketcomm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.stromlauf.shared.MarketPartnerId;

/**
 * Who sends an interchange to whom, read from its first segment only, so that it can be journalled before anything else is done
 * with it. All further reading is the message engine's.
 */
record EnvelopeStart(MarketPartnerId sender, MarketPartnerId receiver, String reference) {

    private static final int LONGEST = 512;

    /** Empty when there is no UNB with two market partner ids and a reference. */
    static Optional<EnvelopeStart> read(Resource interchange) {
        try (var content = interchange.getInputStream()) {
            return read(new String(content.readNBytes(LONGEST), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<EnvelopeStart> read(byte[] interchange) {
        return read(new ByteArrayResource(interchange));
    }

    private static Optional<EnvelopeStart> read(String text) {
        var signs = text.startsWith("UNA") && text.length() >= 9 ? text.substring(3, 9) : ":+.? '";
        var body =
                text.startsWith("UNA") && text.length() >= 9 ? text.substring(9).stripLeading() : text;
        if (!body.startsWith("UNB" + signs.charAt(1))) return Optional.empty();
        var elements = elements(body, signs);
        if (elements.size() < 6) return Optional.empty();
        var sender = id(elements.get(2).get(0));
        var receiver = id(elements.get(3).get(0));
        var reference = elements.get(5).get(0);
        if (sender.isEmpty() || receiver.isEmpty() || reference.isBlank()) return Optional.empty();
        return Optional.of(new EnvelopeStart(sender.get(), receiver.get(), reference));
    }

    private static List<List<String>> elements(String text, String signs) {
        var elements = new ArrayList<List<String>>();
        var components = new ArrayList<String>();
        var value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            var ends = sign == signs.charAt(5) || sign == signs.charAt(1);
            if (sign == signs.charAt(3) && i + 1 < text.length()) {
                value.append(text.charAt(++i));
            } else if (ends || sign == signs.charAt(0)) {
                components.add(value.toString());
                value.setLength(0);
            } else {
                value.append(sign);
            }
            if (ends) {
                elements.add(List.copyOf(components));
                components.clear();
            }
            if (sign == signs.charAt(5)) break;
        }
        return elements;
    }

    private static Optional<MarketPartnerId> id(String text) {
        return text.matches("\\d{13}") ? Optional.of(MarketPartnerId.of(text)) : Optional.empty();
    }
}
