package org.stromlauf.edifact.definition;

import java.util.List;

/**
 * A part of what tells a node from its siblings: the component must carry one of the codes.
 *
 * @param element position in the segment, the first after the tag = 1
 * @param component position in the composite, from 1
 */
public record KeyPart(int element, int component, List<String> codes) {

    public KeyPart {
        codes = List.copyOf(codes);
    }

    public boolean allows(String value) {
        return codes.contains(value);
    }
}
