package org.stromlauf.workflow.engine;

import java.beans.FeatureDescriptor;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all other resolvers and lets an expression touch values only: text, numbers, dates, lists, maps, and the few
 * harmless questions to an execution or task. Everything else (classes, loaders, reflection, the engine's services, a bean's
 * methods) is refused, wherever the expression comes from: a model, a decision table, a stored filter or a query.
 *
 * <p>Against CVE-2026-109432: expressions in {@code orQueries} of task queries run even when ad-hoc expressions are off.
 */
final class ExpressionGuard extends ELResolver {

    private static final Set<String> VALUE_METHODS = Set.of(
            "equals",
            "compareTo",
            "startsWith",
            "endsWith",
            "contains",
            "containsKey",
            "isEmpty",
            "size",
            "length",
            "get",
            "before",
            "after",
            "isBefore",
            "isAfter",
            "toLowerCase",
            "toUpperCase",
            "trim");

    private static final Set<String> SCOPE_METHODS =
            Set.of("getVariable", "hasVariable", "getVariableLocal", "hasVariableLocal", "getProcessBusinessKey");

    private static final Set<String> SCOPE_PROPERTIES =
            Set.of("id", "businessKey", "processBusinessKey", "processInstanceId", "processDefinitionId", "tenantId");

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null && !mayRead(base, property)) throw refused("property", base, property);
        return null;
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        if (base != null && !mayRead(base, property)) throw refused("property", base, property);
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {
        throw new ProcessEngineException("Expressions set no values; refused: " + property);
    }

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public @Nullable Object invoke(
            ELContext context,
            @Nullable Object base,
            Object method,
            Class<?> @Nullable [] paramTypes,
            Object @Nullable [] params) {
        if (base == null || !mayCall(base, String.valueOf(method))) throw refused("method", base, method);
        return null;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    /** Whether any value or scope may be asked this. */
    static boolean isCallable(String method) {
        return VALUE_METHODS.contains(method) || SCOPE_METHODS.contains(method);
    }

    private static boolean mayRead(Object base, Object property) {
        if (base instanceof Map<?, ?> || base instanceof List<?>) return true;
        return base instanceof VariableScope && SCOPE_PROPERTIES.contains(String.valueOf(property));
    }

    private static boolean mayCall(Object base, String method) {
        if (base instanceof VariableScope) return SCOPE_METHODS.contains(method);
        return isValue(base) && VALUE_METHODS.contains(method);
    }

    private static boolean isValue(Object base) {
        return base instanceof String
                || base instanceof Number
                || base instanceof Boolean
                || base instanceof Date
                || base instanceof Temporal
                || base instanceof Collection<?>
                || base instanceof Map<?, ?>;
    }

    private static ProcessEngineException refused(String what, @Nullable Object base, Object name) {
        return new ProcessEngineException("Expressions compare variables; refused: " + what + " '" + name + "' of "
                + (base == null ? "nothing" : base.getClass().getName()));
    }
}
