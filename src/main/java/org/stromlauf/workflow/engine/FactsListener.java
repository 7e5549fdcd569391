package org.stromlauf.workflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.TenantId;
import org.stromlauf.workflow.TaskFacts;

/** Gives each user task its German title, and what a case worker needs to decide, when it is created; looks at the decision at its end. */
@Component
class FactsListener extends AbstractBpmnParseListener implements TaskListener {

    private static final int LONGEST_SUBJECT = 120;

    private record Fact(String label, Object value) {}

    private final ObjectProvider<TaskFacts> facts;
    private final TaskTitles titles;
    private final ObjectMapper json;

    FactsListener(ObjectProvider<TaskFacts> facts, TaskTitles titles, ObjectMapper json) {
        this.facts = facts;
        this.titles = titles;
        this.json = json;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        var task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        task.addBuiltInTaskListener(EVENTNAME_CREATE, this);
        task.addBuiltInTaskListener(EVENTNAME_COMPLETE, this);
    }

    @Override
    public void notify(DelegateTask task) {
        if (task.getExecution() == null) return;
        var execution = (ExecutionEntity) task.getExecution();
        var processKey = execution.getProcessDefinition().getKey();
        var tenant = TenantId.of(execution.getTenantId());
        var businessKey = execution.getProcessInstance().getBusinessKey();
        if (EVENTNAME_COMPLETE.equals(task.getEventName())) {
            facts.stream()
                    .filter(f -> f.processKey().equals(processKey))
                    .forEach(f -> f.check(tenant, businessKey, task.getVariables()));
            return;
        }
        titles.of(execution.getProcessDefinition().getDeploymentId(), task.getTaskDefinitionKey())
                .ifPresent(task::setName);
        facts.stream().filter(f -> f.processKey().equals(processKey)).forEach(f -> {
            var known = f.facts(tenant, businessKey, task.getTaskDefinitionKey(), execution.getVariables());
            task.setVariableLocal("facts", SpinValues.jsonValue(text(known)).create());
            task.setVariableLocal("subject", subject(known));
            f.picture(tenant, businessKey).ifPresent(p -> task.setVariableLocal("picture", p));
        });
    }

    /** What tells a task from its neighbours in a list of the same title: the first of its facts. */
    private static String subject(Map<String, Object> known) {
        var text = known.values().stream().limit(2).map(String::valueOf).collect(Collectors.joining(" · "));
        return text.length() <= LONGEST_SUBJECT ? text : text.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    /** As a list, for the forms show it with one table, and JSON objects keep no order. */
    private String text(Map<String, Object> known) {
        try {
            return json.writeValueAsString(known.entrySet().stream()
                    .map(e -> new Fact(e.getKey(), e.getValue()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The facts of a task must be JSON values: " + known.keySet(), e);
        }
    }
}
