package org.stromlauf.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** One data source for the engine and for all modules, so that both share a transaction. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** The pool depends on the server, so Spring closes it before the server stops. */
    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(PreparedDatabase database, Environment environment) {
        var address = database.address();
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
