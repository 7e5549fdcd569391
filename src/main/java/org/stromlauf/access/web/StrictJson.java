package org.stromlauf.access.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.Executable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What a request sends is read to the letter: a field that nobody knows might be a misspelt one, and a field that is missing is no
 * null. What may be missing is {@code @Nullable} in the request's record.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson implements WebMvcConfigurer {

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        for (var converter : converters) {
            if (converter instanceof MappingJackson2HttpMessageConverter json)
                json.setObjectMapper(strict(json.getObjectMapper()));
        }
    }

    static ObjectMapper strict(ObjectMapper json) {
        var strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        return strict.setAnnotationIntrospector(AnnotationIntrospectorPair.pair(
                strict.getDeserializationConfig().getAnnotationIntrospector(), new Nullness()));
    }

    /** Reads from the types themselves what must be there. */
    private static final class Nullness extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        /** Orders of bills and price sheets say themselves what is missing in them, after what is misspelt. */
        private static final Pattern READS_ITSELF = Pattern.compile("org\\.stromlauf\\.(billing|rating)\\..*");

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return isRequired(member) ? Boolean.TRUE : null;
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated member) {
            return isRequired(member) ? JsonSetter.Value.forValueNulls(Nulls.FAIL) : JsonSetter.Value.empty();
        }

        private static boolean isRequired(Annotated member) {
            if (!(member instanceof AnnotatedParameter parameter)) return false;
            var owner = parameter.getOwner().getDeclaringClass();
            return owner.isRecord()
                    && !READS_ITSELF.matcher(owner.getName()).matches()
                    && owner.getPackage().isAnnotationPresent(NullMarked.class)
                    && !parameter.getRawType().isPrimitive()
                    && parameter.getOwner().getMember() instanceof Executable maker
                    && !maker.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(Nullable.class);
        }
    }
}
