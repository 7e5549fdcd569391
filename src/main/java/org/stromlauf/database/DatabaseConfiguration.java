package org.stromlauf.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One data source for the engine and for all modules, so that both share a transaction: the server that
 * {@code spring.datasource.url} names, else an embedded one on the folder {@code stromlauf.data}.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Where a database is: its address and how to log in. */
    record Address(String url, String user, String password) {}

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url")
    static class External {

        @Bean
        Address databaseAddress(Environment environment) {
            return new Address(
                    environment.getRequiredProperty("spring.datasource.url"),
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""));
        }
    }

    /** The pool depends on the server, so Spring closes it before the server stops. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "embedded")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(Environment environment) {
            return EmbeddedDatabase.start(Path.of(environment.getProperty("stromlauf.data", "data")));
        }

        @Bean
        Address databaseAddress(EmbeddedDatabase server) {
            return server.address();
        }
    }

    /** The pool, over a database whose schemas are migrated. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Address address, Environment environment) {
        Migrations.run(new DriverManagerDataSource(address.url(), address.user(), address.password()));
        var pool = new HikariConfig();
        pool.setPoolName("stromlauf");
        pool.setJdbcUrl(address.url());
        pool.setUsername(address.user());
        pool.setPassword(address.password());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(Binder.get(environment)
                .bind("spring.datasource.hikari", Bindable.ofInstance(pool))
                .orElse(pool));
    }
}
