package org.stromlauf.edifact.fields;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.stromlauf.edifact.Fields;
import org.stromlauf.edifact.definition.MessageDefinition;
import org.stromlauf.edifact.reading.Segment;
import org.stromlauf.edifact.reading.WalkedMessage;

/** Reads the named fields of walked messages and passes over what has no name. Thread-safe. */
public final class FieldReader {

    private final FieldCatalog catalog;
    private final Map<MessageDefinition, Optional<FieldMap>> maps = new ConcurrentHashMap<>();

    public FieldReader(FieldCatalog catalog) {
        this.catalog = catalog;
    }

    /** The fields of a message; none when its format version has no names for it. */
    public Fields read(WalkedMessage message) {
        return maps.computeIfAbsent(message.definition(), d -> catalog.find(d).map(fields -> FieldMap.of(d, fields)))
                .map(map -> new Reading(message, map).fields())
                .orElseGet(() -> Fields.builder().build());
    }

    /** One message being read. */
    private static final class Reading {

        private final WalkedMessage message;
        private final FieldMap map;
        private final FieldScope[] scopes;

        Reading(WalkedMessage message, FieldMap map) {
            this.message = message;
            this.map = map;
            this.scopes = new FieldScope[message.instances()];
        }

        Fields fields() {
            var root = FieldScope.root(map.root());
            scopes[0] = root;
            for (int i = 0; i < message.size(); i++) {
                read(i);
            }
            return root.build();
        }

        private void read(int index) {
            var instance = message.instance(index);
            var isTrigger = instance != 0 && message.instanceTrigger(instance) == index;
            var outer = isTrigger ? scopes[message.instanceParent(instance)] : scopes[instance];
            if (isTrigger) {
                scopes[instance] = outer;
            }
            var node = message.node(index);
            if (node < 0 || map.at(node).isEmpty()) {
                return;
            }
            var segment = message.segment(index);
            for (var named : map.at(node)) {
                if (named.fits(segment)) {
                    var scope = scope(outer, named);
                    if (scope == null) continue;
                    if (isTrigger && named.opensScope()) {
                        scopes[instance] = scope;
                    }
                    put(scope, named, segment);
                }
            }
        }

        private static @Nullable FieldScope scope(FieldScope outer, NamedSegment named) {
            if (!named.opensScope()) return outer.within(named.scope());
            var around = outer.within(named.outerScope());
            return around == null ? null : around.open(named.scope());
        }

        private void put(FieldScope scope, NamedSegment named, Segment segment) {
            for (var value : named.values()) {
                var text = segment.text(value.element(), value.component());
                if (!text.isEmpty()) {
                    scope.put(value.name(), value.isNumber() ? withPoint(text) : text);
                }
            }
        }

        /** UNA may announce a comma as decimal mark; a field's number is read with a point. */
        private String withPoint(String number) {
            return message.delimiters().decimal() == ',' ? number.replace(',', '.') : number;
        }
    }
}
