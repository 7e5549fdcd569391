package org.stromlauf.access.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.stromlauf.access.ProblemException;
import org.stromlauf.access.Problems;
import org.stromlauf.shared.JsonFault;
import org.stromlauf.tenancy.TenantUnknownException;

/** Turns every failure of a REST controller into a problem detail, without stack traces and names of classes. */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    /** What is wrong with one field of a request. */
    record FieldError(String field, String message) {}

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ProblemException problem, HttpServletRequest request) {
        return answer(problems.of(problem, request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknownTenant(TenantUnknownException problem, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.NOT_FOUND, "access.tenant-unknown", request, problem.tenant()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException e, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.FORBIDDEN, "access.forbidden", request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changedMeanwhile(OptimisticLockingFailureException e, HttpServletRequest request) {
        return answer(problems.of(HttpStatus.CONFLICT, "access.changed-meanwhile", request));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception e, HttpServletRequest request) {
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "access.http-500", request));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest web) {
        var request = ((ServletWebRequest) web).getRequest();
        if (status.is5xxServerError()) LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        var problem = problems.of(status, ErrorCodes.of(status), request);
        var errors = fieldErrors(e);
        if (!errors.isEmpty()) problem.setProperty("errors", errors);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static List<FieldError> fieldErrors(Exception e) {
        if (e instanceof MethodArgumentNotValidException invalid) {
            return invalid.getFieldErrors().stream()
                    .map(f -> new FieldError(
                            f.getField(),
                            f.contains(TypeMismatchException.class)
                                    ? reason(f.unwrap(TypeMismatchException.class))
                                    : String.valueOf(f.getDefaultMessage())))
                    .toList();
        }
        if (e instanceof MethodArgumentTypeMismatchException mismatch) {
            return List.of(new FieldError(mismatch.getName(), reason(mismatch)));
        }
        if (e instanceof HttpMessageNotReadableException unreadable
                && unreadable.getCause() instanceof JsonProcessingException json) {
            var fault = JsonFault.of(json);
            return List.of(new FieldError(fault.path(), fault.text()));
        }
        return List.of();
    }

    /** Our values say in their own words what they refuse; the words of libraries stay inside. */
    private static String reason(Exception e) {
        var cause = NestedExceptionUtils.getMostSpecificCause(e);
        var own = cause instanceof IllegalArgumentException
                && cause.getStackTrace().length > 0
                && cause.getStackTrace()[0].getClassName().startsWith("org.stromlauf.");
        return own ? String.valueOf(cause.getMessage()) : "not readable";
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
