package org.stromlauf.database;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Begins the database before the application's classes are looked for: a new cluster and its migrations take a quarter of a first
 * start. All properties are known by then.
 */
public final class EarlyStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String BEAN = "preparedDatabase";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.addBeanFactoryPostProcessor(new BeanDefinitionRegistryPostProcessor() {

            @Override
            public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
                var database = PreparedDatabase.begin(context.getEnvironment());
                var beans = (DefaultSingletonBeanRegistry) context.getBeanFactory();
                beans.registerSingleton(BEAN, database);
                beans.registerDisposableBean(BEAN, database::close);
            }

            @Override
            public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {}
        });
    }
}
