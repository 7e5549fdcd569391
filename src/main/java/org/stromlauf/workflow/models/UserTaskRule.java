package org.stromlauf.workflow.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.w3c.dom.Element;

/** A clerk finds the task (group), knows by when (due date, or why there is none) and what to decide on (form with facts). */
final class UserTaskRule implements ModelRule {

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public void check(Model model, Known known, Findings findings) {
        for (var task : model.bpmn("userTask")) {
            var id = Model.id(task);
            var group = Model.camunda(task, "candidateGroups");
            if (!known.groups().contains(group))
                findings.add(id, "camunda:candidateGroups must be one of " + known.groups() + ", was '" + group + "'");
            if (Model.camunda(task, "dueDate").isEmpty()
                    && Model.child(task, "documentation").isEmpty())
                findings.add(id, "camunda:dueDate is missing, or a documentation that says why there is none");
            checkForm(model, task, findings);
            checkTitle(model, id, findings);
        }
    }

    private static void checkTitle(Model model, String id, Findings findings) {
        var file = model.file().resolveSibling("texts_de.properties");
        try {
            if (!Files.exists(file) || Files.readAllLines(file).stream().noneMatch(l -> l.startsWith(id + "=")))
                findings.add(id, "texts_de.properties beside the model gives the task no German title");
        } catch (IOException e) {
            findings.add(id, "texts_de.properties cannot be read: " + e.getMessage());
        }
    }

    private void checkForm(Model model, Element task, Findings findings) {
        var id = Model.id(task);
        var name = Model.camunda(task, "formRef");
        if (name.isEmpty() || !Model.camunda(task, "formRefBinding").equals("deployment")) {
            findings.add(id, "camunda:formRef with binding deployment is missing");
            return;
        }
        var file = model.file().resolveSibling("forms").resolve(name + ".form");
        try {
            if (!Files.exists(file)) findings.add(id, "The form forms/" + name + ".form is missing");
            else checkContent(json.readTree(file.toFile()), name, id, findings);
        } catch (IOException e) {
            findings.add(id, "The form forms/" + name + ".form is not JSON: " + e.getMessage());
        }
    }

    private static void checkContent(JsonNode form, String name, String id, Findings findings) {
        if (!form.path("id").asText().equals(name)) findings.add(id, "The form's id must be " + name);
        var facts = form.path("components").findValuesAsText("dataSource").contains("=facts");
        if (!facts) findings.add(id, "The form " + name + " shows no facts");
    }
}
