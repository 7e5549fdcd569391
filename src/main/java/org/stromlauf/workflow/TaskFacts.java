package org.stromlauf.workflow;

import java.util.Map;
import java.util.Optional;
import org.stromlauf.shared.TenantId;

/**
 * Tells a case worker what is needed to decide a user task. Written once, when the task is created, into its local variable
 * {@code facts}; forms show nothing else. A module offers one bean per process whose tasks it explains.
 *
 * <p>The variable is a JSON list, {@code [{"label": "Kundin", "value": "Erika Muster"}, …]}. A Camunda Form shows it with one
 * component: {@code {"type": "table", "dataSource": "=facts", "columns": [{"label": "Angabe", "key": "label"},
 * {"label": "Wert", "key": "value"}]}}.
 */
public interface TaskFacts {

    /** The process whose tasks this explains, for example {@code OrderClearing}. */
    String processKey();

    /** German label → value, in the order in which the form shows them. */
    Map<String, Object> facts(TenantId tenant, String businessKey, String taskKey, Map<String, Object> variables);

    /**
     * Looks at what a case worker entered, before the task is done.
     *
     * @throws IllegalArgumentException what is wrong with it, in German: the task stays open, and the case worker reads it
     */
    default void check(TenantId tenant, String businessKey, Map<String, Object> variables) {}

    /**
     * A picture that helps to decide, as a {@code data:} address of at most 4,000 characters; it becomes the task's local variable
     * {@code picture}, which a form shows with {@code {"type": "image", "source": "=picture"}}.
     */
    default Optional<String> picture(TenantId tenant, String businessKey) {
        return Optional.empty();
    }
}
