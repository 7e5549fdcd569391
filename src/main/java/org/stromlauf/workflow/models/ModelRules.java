package org.stromlauf.workflow.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks process models against the house rules, without an engine. */
public final class ModelRules {

    private static final List<ModelRule> RULES = List.of(
            new NameRule(),
            new SizeRule(),
            new DiagramRule(),
            new StartRule(),
            new SavePointRule(),
            new TimerRule(),
            new GatewayRule(),
            new ExpressionRule(),
            new CodeRule(),
            new ErrorRule(),
            new UserTaskRule(),
            new DecisionRule());

    private final Known known;

    /**
     * @param beanNames what delegate expressions may name
     * @param groups candidate groups that user tasks may name
     */
    public ModelRules(Set<String> beanNames, Set<String> groups) {
        this.known = new Known(Set.copyOf(beanNames), Set.copyOf(groups));
    }

    /** What the models below a folder break, in the order of the files; empty when all is well. */
    public List<ModelFinding> check(Path folder) {
        return files(folder).stream()
                .flatMap(f -> checkFile(folder, f).stream())
                .toList();
    }

    /** The models below a folder. */
    public static List<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private List<ModelFinding> checkFile(Path folder, Path file) {
        var name = folder.relativize(file).toString();
        var findings = new ArrayList<ModelFinding>();
        try {
            var model = Model.read(file);
            for (var rule : RULES) {
                rule.check(model, known, (id, message) -> findings.add(new ModelFinding(name, id, message)));
            }
        } catch (Model.UnreadableModelException e) {
            findings.add(new ModelFinding(name, "-", String.valueOf(e.getMessage())));
        }
        return findings;
    }
}
