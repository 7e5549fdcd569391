package org.stromlauf.billing.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.stereotype.Component;

/** A field of an order or a price sheet that nobody knows is a mistake, not ignored: it might be a misspelt price. */
@Component
class StrictRequests implements Jackson2ObjectMapperBuilderCustomizer {

    private static final String BILLING = "org.stromlauf.billing.";
    private static final String RATING = "org.stromlauf.rating.";

    @Override
    public void customize(Jackson2ObjectMapperBuilder builder) {
        builder.postConfigurer(mapper -> mapper.addHandler(new Refusal()));
    }

    private static final class Refusal extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                @Nullable JsonDeserializer<?> deserializer,
                Object beanOrClass,
                String name)
                throws IOException {
            var type = beanOrClass instanceof Class<?> c ? c : beanOrClass.getClass();
            if (!type.getName().startsWith(BILLING) && !type.getName().startsWith(RATING)) return false;
            var known = deserializer == null ? null : deserializer.getKnownPropertyNames();
            throw UnrecognizedPropertyException.from(parser, beanOrClass, name, known);
        }
    }
}
