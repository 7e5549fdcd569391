package org.stromlauf.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.stromlauf.testing.StromlaufTest;

@StromlaufTest
class ProblemsTests {

    @Autowired
    private Problems problems;

    @Test
    void aProblemNamesTheAddressThatWasAskedFor() {
        var request = new MockHttpServletRequest("GET", "/api/tenants/lf/products");

        assertThat(problems.of(HttpStatus.NOT_FOUND, "access.http-404", request).getInstance())
                .isEqualTo(URI.create("/api/tenants/lf/products"));
    }

    @Test
    void thePageOfErrorsIsNotWhatWasAskedFor() {
        var request = new MockHttpServletRequest("GET", "/error");
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/api/tenants/lf/nonsense");

        assertThat(problems.of(HttpStatus.NOT_FOUND, "access.http-404", request).getInstance())
                .isEqualTo(URI.create("/api/tenants/lf/nonsense"));
    }
}
