package org.stromlauf.packs;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The resources of this installation; its folder is {@code stromlauf.home}, in a checkout the checkout. */
@Configuration(proxyBeanMethods = false)
class PacksConfiguration {

    @Bean
    Resources resources(Environment environment) {
        var home = environment.getProperty("stromlauf.home", "");
        return home.isEmpty() ? LayeredResources.ofProgramAlone() : LayeredResources.withHome(Path.of(home));
    }
}
