package org.stromlauf.edifact.smooks;

import freemarker.core.TemplateClassResolver;
import freemarker.ext.dom.NodeModel;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.smooks.api.ExecutionContext;
import org.smooks.api.SmooksException;
import org.smooks.api.resource.visitor.sax.ng.AfterVisitor;
import org.smooks.io.Stream;
import org.w3c.dom.Element;

/**
 * Writes what a FreeMarker template makes of an element and all below it. The template names the element by its own name; it
 * stands beside the configuration in {@code edifact/mappings/}. (The templating cartridge of Smooks is not needed.)
 */
public final class TemplateVisitor implements AfterVisitor {

    @Inject
    private String template;

    private @Nullable Template compiled;

    @Override
    public void visitAfter(Element element, ExecutionContext context) {
        try {
            var model = Map.of(element.getLocalName(), NodeModel.wrap(element));
            template().process(model, Stream.out(context));
        } catch (TemplateException | IOException e) {
            throw new SmooksException("Template " + template + " fails at <" + element.getLocalName() + ">", e);
        }
    }

    private Template template() throws IOException {
        if (compiled == null) compiled = read();
        return Objects.requireNonNull(compiled);
    }

    private Template read() throws IOException {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setNumberFormat("computer");
        configuration.setLogTemplateExceptions(false);
        try (var stream = MappingFiles.open(template)) {
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Template(template, new StringReader(text), configuration);
        }
    }
}
