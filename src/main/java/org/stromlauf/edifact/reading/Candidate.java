package org.stromlauf.edifact.reading;

import java.nio.charset.StandardCharsets;
import org.stromlauf.edifact.definition.KeyPart;
import org.stromlauf.edifact.definition.Node;

/** A node that may stand at a place, with its key as bytes. */
final class Candidate {

    private final int node;
    private final int[] elements;
    private final int[] components;
    private final byte[][][] codes;

    Candidate(Node node) {
        this.node = node.index();
        this.elements = node.key().stream().mapToInt(KeyPart::element).toArray();
        this.components = node.key().stream().mapToInt(KeyPart::component).toArray();
        this.codes = node.key().stream()
                .map(part -> part.codes().stream()
                        .map(code -> code.getBytes(StandardCharsets.ISO_8859_1))
                        .toArray(byte[][]::new))
                .toArray(byte[][][]::new);
    }

    int node() {
        return node;
    }

    boolean fits(Segment segment) {
        for (var part = 0; part < elements.length; part++) {
            if (!fits(segment, part)) return false;
        }
        return true;
    }

    private boolean fits(Segment segment, int part) {
        for (var code : codes[part]) {
            if (segment.has(elements[part], components[part], code)) return true;
        }
        return false;
    }
}
