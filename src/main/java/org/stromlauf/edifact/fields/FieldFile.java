package org.stromlauf.edifact.fields;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads {@code edifact/fields/<message>.yaml}. */
final class FieldFile {

    /**
     * The parts of a name and address (NAD C058, C080, C059, 3164, 3251, 3207). A person's name is last name, first name, …,
     * title with format Z01; a company's name stands in the same components with Z02 (UTILMD MIG, NAD DE 3045).
     */
    private static final Map<String, String> PARTY = party();

    private FieldFile() {}

    static FieldGroup read(String yaml) {
        Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return group(file, null);
    }

    private static FieldGroup group(Map<?, ?> yaml, @Nullable FieldPath each) {
        var fields = new LinkedHashMap<String, FieldPath>();
        section(yaml, "fields").forEach((name, path) -> addField(fields, name.toString(), path.toString()));
        var groups = new LinkedHashMap<String, FieldGroup>();
        section(yaml, "groups").forEach((name, group) -> {
            var content = (Map<?, ?>) group;
            groups.put(name.toString(), group(content, FieldPath.parse(String.valueOf(content.get("each")))));
        });
        return new FieldGroup(each, fields, groups);
    }

    private static Map<?, ?> section(Map<?, ?> yaml, String name) {
        return yaml.get(name) instanceof Map<?, ?> section ? section : Map.of();
    }

    private static void addField(Map<String, FieldPath> fields, String name, String path) {
        if (name.endsWith("*")) {
            var prefix = name.substring(0, name.length() - 1);
            PARTY.forEach((part, elements) -> fields.put(prefix + part, FieldPath.parse(path + elements)));
        } else if (fields.put(name, FieldPath.parse(path)) != null) {
            throw new IllegalArgumentException("Two fields are called '" + name + "'");
        }
    }

    private static Map<String, String> party() {
        var parts = new LinkedHashMap<String, String>();
        parts.put("Supplement", "++$");
        parts.put("Name", "+++$");
        parts.put("FirstName", "+++:$");
        parts.put("Name3", "+++::$");
        parts.put("Name4", "+++:::$");
        parts.put("Title", "+++::::$");
        parts.put("NameFormat", "+++:::::$");
        parts.put("Street", "++++$");
        parts.put("Street2", "++++:$");
        parts.put("HouseNumber", "++++::$");
        parts.put("HouseNumberSuffix", "++++:::$");
        parts.put("City", "+++++$");
        parts.put("PostalCode", "+++++++$");
        parts.put("Country", "++++++++$");
        return parts;
    }
}
