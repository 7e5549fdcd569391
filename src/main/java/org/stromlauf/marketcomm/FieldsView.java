package org.stromlauf.marketcomm;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stromlauf.edifact.Fields;

/** Fields of a message or of a repeated part of one, by the names of docs/fields.md, as JSON shows and keeps them. */
public record FieldsView(Map<String, String> values, Map<String, List<FieldsView>> groups) {

    public static FieldsView of(Fields fields) {
        var groups = new LinkedHashMap<String, List<FieldsView>>();
        fields.groups()
                .forEach((name, parts) ->
                        groups.put(name, parts.stream().map(FieldsView::of).toList()));
        return new FieldsView(fields.values(), groups);
    }

    Fields fields() {
        var fields = Fields.builder();
        values.forEach(fields::put);
        groups.forEach((name, parts) -> parts.forEach(part -> fields.add(name, part.fields())));
        return fields.build();
    }
}
