package org.stromlauf.marketcomm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stromlauf.edifact.Answers;
import org.stromlauf.edifact.DefinedMessages;
import org.stromlauf.edifact.MessageEngine;

/** The message engine of the application: the library knows no Spring. */
@Configuration(proxyBeanMethods = false)
class MessageEngineConfiguration {

    @Bean
    MessageEngine messageEngine() {
        return DefinedMessages.load();
    }

    @Bean
    Answers answers() {
        return Answers.create();
    }
}
