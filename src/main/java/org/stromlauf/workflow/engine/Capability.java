package org.stromlauf.workflow.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.stromlauf.packs.Resources.Resource;

/** A folder {@code processes/<name>} with all its models, decisions and forms. */
record Capability(String name, List<Resource> files) {

    private static final String ROOT = "processes/";

    /** Sorts files under {@code processes/} into capabilities; files that the engine does not read are left out. */
    static List<Capability> among(List<Resource> resources) {
        var byName = new TreeMap<String, List<Resource>>();
        for (var file : resources) {
            var rest = file.path().substring(ROOT.length());
            if (!rest.contains("/") || !rest.matches(".*\\.(bpmn|dmn|form)|[^/]+/texts_de\\.properties")) continue;
            byName.computeIfAbsent(rest.substring(0, rest.indexOf('/')), n -> new ArrayList<>())
                    .add(file);
        }
        return byName.entrySet().stream()
                .map(e -> new Capability(e.getKey(), e.getValue()))
                .toList();
    }

    /** The SHA-256 of all paths and contents. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                var path = file.path().getBytes(StandardCharsets.UTF_8);
                digest.update(ByteBuffer.allocate(8)
                        .putInt(path.length)
                        .putInt(file.content().length)
                        .array());
                digest.update(path);
                digest.update(file.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
