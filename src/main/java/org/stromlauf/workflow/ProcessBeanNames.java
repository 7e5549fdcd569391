package org.stromlauf.workflow;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/** The names that a model's delegate expressions may use, found without starting the application. */
public final class ProcessBeanNames {

    /** Packages whose beans models may name: {@code org.stromlauf.<module>.process}. */
    public static final String PACKAGE = "org\\.stromlauf\\.\\w+\\.process";

    private ProcessBeanNames() {}

    /** Names of all components on the class path that stand in a module's package {@code process}. */
    public static Set<String> onClassPath() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        var registry = new DefaultListableBeanFactory();
        var names = new TreeSet<String>();
        for (var candidate : scanner.findCandidateComponents("org.stromlauf")) {
            var type = String.valueOf(candidate.getBeanClassName());
            var inProcess =
                    type.substring(0, Math.max(0, type.lastIndexOf('.'))).matches(PACKAGE);
            if (inProcess && candidate instanceof AnnotatedBeanDefinition) {
                names.add(AnnotationBeanNameGenerator.INSTANCE.generateBeanName(candidate, registry));
            }
        }
        return names;
    }
}
