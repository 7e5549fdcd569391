package org.stromlauf.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * Makes problem details (RFC 9457) in the caller's language, German unless she prefers English. Every module keeps its texts in
 * {@code problems/<module>_de.properties} and {@code …_en.properties}.
 */
@Component
public class Problems {

    private static final String GERMAN = "_de.properties";

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
    private final AcceptHeaderLocaleResolver languages = new AcceptHeaderLocaleResolver();
    private final ObjectMapper json;

    Problems(ObjectMapper json) throws IOException {
        this.json = json;
        var files = new PathMatchingResourcePatternResolver().getResources("classpath*:problems/*" + GERMAN);
        for (var file : files) {
            var name = Objects.requireNonNull(file.getFilename());
            texts.addBasenames("problems/" + name.substring(0, name.length() - GERMAN.length()));
        }
        texts.setDefaultEncoding("UTF-8");
        texts.setAlwaysUseMessageFormat(true);
        texts.setFallbackToSystemLocale(false);
        languages.setSupportedLocales(List.of(Locale.GERMAN, Locale.ENGLISH));
        languages.setDefaultLocale(Locale.GERMAN);
    }

    public ProblemDetail of(ProblemException problem, HttpServletRequest request) {
        return of(problem.status(), problem.code(), request, problem.arguments());
    }

    /** The problem of a code; a code without texts is a mistake of the module that names it and fails loudly. */
    public ProblemDetail of(
            HttpStatusCode status, String code, HttpServletRequest request, @Nullable Object... arguments) {
        var language = languages.resolveLocale(request);
        var problem = ProblemDetail.forStatusAndDetail(status, texts.getMessage(code + ".detail", arguments, language));
        problem.setType(URI.create("/problems/" + code));
        problem.setTitle(texts.getMessage(code + ".title", null, language));
        problem.setInstance(URI.create(asked(request)));
        return problem;
    }

    /** What the caller asked for, also where the server has gone on to its page of errors. */
    private static String asked(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
                ? path
                : request.getRequestURI();
    }

    /** The title and meaning of a problem type, for people who follow its address; null when there is no such type. */
    public @Nullable String title(String code, Locale language) {
        return texts.getMessage(code + ".title", null, null, language);
    }

    /** Answers a request from a filter, where no controller advice reaches. */
    public void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String code,
            Object... arguments)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), of(status, code, request, arguments));
    }
}
