package org.stromlauf.workflow.engine;

import java.time.Instant;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.stromlauf.shared.HashedIds;
import org.stromlauf.shared.IdGenerator;
import org.stromlauf.shared.RandomIds;
import org.stromlauf.workflow.BoxSettings;
import org.stromlauf.workflow.MarketClock;

/** Time and ids: the system's clock and random ids in production, moved time and ids of the seed in a market box. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Configuration(proxyBeanMethods = false)
    @Profile("!box")
    static class Production {

        @Bean
        MarketClock clock() {
            return MarketClock.ofSystem();
        }

        @Bean
        IdGenerator ids() {
            return new RandomIds();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("box")
    static class Box {

        @Bean
        BoxSettings boxSettings(
                @Value("${stromlauf.box.seed}") long seed, @Value("${stromlauf.box.start}") Instant start) {
            return new BoxSettings(seed, start);
        }

        @Bean
        MarketClock clock(BoxSettings settings) {
            return MarketClock.standingAt(settings.start());
        }

        /** On several threads nothing replays, and the engine's own threads know no unit of work. */
        @Bean
        IdGenerator ids(BoxSettings settings, @Value("${stromlauf.box.threads:0}") int threads) {
            return threads > 0 ? new RandomIds() : new HashedIds(settings::seed);
        }
    }
}
