package org.stromlauf.marketcomm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.stromlauf.edifact.Answers;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.MessageEngine;
import org.stromlauf.edifact.MessageMapping;
import org.stromlauf.edifact.ReadingLimits;
import org.stromlauf.edifact.answers.Acknowledgements;

/** The message engine of the application: the library knows no Spring. */
@Configuration(proxyBeanMethods = false)
class MessageEngineConfiguration {

    /** Its limits: docs/how-to/edifact-limits.md. */
    @Bean
    MessageEngine messageEngine(Environment environment) {
        return DefinedMessages.load(ReadingLimits.of(environment::getProperty));
    }

    /** For Camel routes of integrators: docs/how-to/smooks.md. */
    @Bean
    MessageMapping messageMapping(MessageEngine engine) {
        return new MessageMapping(engine);
    }

    @Bean
    Answers answers() {
        return new Acknowledgements();
    }
}
