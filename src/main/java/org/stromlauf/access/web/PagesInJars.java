package org.stromlauf.access.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.WebResourceRoot.ResourceSetType;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Shows the web server the pages that lie in libraries. It finds them by itself when the class path names each library; the
 * launcher's names one jar that refers to the others, and Tasklist, Cockpit and Admin then miss their plugins and stay empty.
 */
@Component
class PagesInJars implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final String PAGES = "META-INF/resources";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context -> context.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.CONFIGURE_START_EVENT)) show(context);
        }));
    }

    private static void show(Context context) {
        for (var jar : jars()) {
            context.getResources().createWebResourceSet(ResourceSetType.RESOURCE_JAR, "/", jar, "/" + PAGES);
        }
    }

    /** Jars within a jar are the business of that jar's loader, which shows them itself. */
    private static List<URL> jars() {
        try {
            var jars = new ArrayList<URL>();
            for (var folder :
                    Collections.list(PagesInJars.class.getClassLoader().getResources(PAGES))) {
                if (folder.toString().startsWith("jar:file:")) jars.add(new URL(folder, "/"));
            }
            return jars;
        } catch (IOException e) {
            throw new UncheckedIOException("The pages in the libraries cannot be listed", e);
        }
    }
}
