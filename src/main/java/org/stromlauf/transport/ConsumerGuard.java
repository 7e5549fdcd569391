package org.stromlauf.transport;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stands before every route, whoever wrote it: headers that steer Camel are stripped from what a consumer received, in any
 * spelling (CVE-2026-40453), and in a market box no route polls by itself.
 */
@Component
class ConsumerGuard implements RoutePolicyFactory {

    private static final String STEERING_HEADERS = "(?i)camel.*";

    private final boolean box;

    ConsumerGuard(Environment environment) {
        this.box = environment.matchesProfiles("box");
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
        return new RoutePolicySupport() {
            @Override
            public void onInit(Route made) {
                if (box && !made.getEndpoint().getEndpointUri().startsWith("direct:")) made.setAutoStartup(false);
            }

            @Override
            public void onExchangeBegin(Route begun, Exchange exchange) {
                exchange.getIn().removeHeaders(STEERING_HEADERS);
            }
        };
    }
}
