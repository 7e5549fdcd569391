package org.stromlauf.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The application that runs elsewhere, as commands speak to it: address, user, and what it answers. */
final class RunningApplication {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STROMLAUF_URL:-http://localhost:8080}",
            description = "Where the application runs (${DEFAULT-VALUE})")
    private String url = "";

    @Option(
            names = "--user",
            scope = ScopeType.INHERIT,
            defaultValue = "${env:STROMLAUF_USER:-admin}",
            description =
                    "Who asks (${DEFAULT-VALUE}); the password is read from STROMLAUF_PASSWORD or STROMLAUF_ADMIN_PASSWORD")
    private String user = "";

    HttpRequest.Builder request(String path) {
        var password = System.getenv().getOrDefault("STROMLAUF_PASSWORD", System.getenv("STROMLAUF_ADMIN_PASSWORD"));
        var login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        try {
            return HttpRequest.newBuilder(URI.create(url + path)).header("Authorization", "Basic " + login);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--url " + url + " is no address such as http://localhost:8080", e);
        }
    }

    JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        return json(send(request));
    }

    private JsonNode json(HttpResponse<byte[]> response) throws IOException {
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new RefusedException(
                    "What answers at " + url + " (" + response.statusCode() + ") is no Stromlauf. Name it with --url.",
                    e);
        }
    }

    /** @throws RefusedException saying why, for every answer that is an error, and when nothing answers */
    HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (ConnectException e) {
            throw new RefusedException(
                    "Nothing answers at " + url + ". Start it with ./stromlauf serve, or name it with --url.", e);
        }
        if (response.statusCode() == 401) {
            throw new RefusedException(
                    "User '" + user + "' is not known with that password: give --user and STROMLAUF_PASSWORD.");
        }
        if (response.statusCode() >= 400) {
            throw new RefusedException("Refused (" + response.statusCode() + "): "
                    + json(response).path("detail").asText());
        }
        return response;
    }

    /** The application does not do what it was asked for; the message says why. */
    static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
