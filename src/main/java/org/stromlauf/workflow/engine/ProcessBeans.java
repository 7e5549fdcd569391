package org.stromlauf.workflow.engine;

import java.beans.FeatureDescriptor;
import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.stromlauf.workflow.ProcessBeanNames;

/**
 * The beans that models may name: delegates and listeners in a module's package {@code process}. The rest of the application is
 * invisible to expressions.
 */
@Component
class ProcessBeans extends ELResolver {

    private static final Pattern PACKAGE = Pattern.compile(ProcessBeanNames.PACKAGE);

    private final BeanFactory beans;

    ProcessBeans(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
        if (base != null || !(property instanceof String name)) return null;
        var bean = find(name);
        context.setPropertyResolved(bean.isPresent());
        return bean.orElse(null);
    }

    @Override
    public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
        return null;
    }

    @Override
    public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {}

    @Override
    public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
        return Collections.emptyIterator();
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
        return Object.class;
    }

    private Optional<Object> find(String name) {
        if (!beans.containsBean(name)) return Optional.empty();
        var type = beans.getType(name);
        if (type == null || !PACKAGE.matcher(type.getPackageName()).matches() || !isCallable(type))
            return Optional.empty();
        return Optional.of(beans.getBean(name));
    }

    private static boolean isCallable(Class<?> type) {
        return JavaDelegate.class.isAssignableFrom(type)
                || ExecutionListener.class.isAssignableFrom(type)
                || TaskListener.class.isAssignableFrom(type);
    }
}
