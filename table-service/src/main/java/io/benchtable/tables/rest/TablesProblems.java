package io.benchtable.tables.rest;

import io.benchtable.tables.access.BodyRefused;
import io.benchtable.tables.catalogue.ErrorCode;
import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.ItemTooLarge;
import io.benchtable.tables.item.SerializationError;
import io.benchtable.tables.item.ValidationError;
import io.benchtable.tables.storage.Passing;
import io.benchtable.tables.storage.TransactionCancelled;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Says what went wrong as problem details (RFC 9457). */
@RestControllerAdvice(basePackageClasses = TablesController.class)
class TablesProblems extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(TablesProblems.class);

  @ExceptionHandler
  ProblemDetail refused(RequestRefused refusal) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(status(refusal.code()), refusal.text());
    problem.setProperty("code", refusal.code().name());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail refused(BodyRefused refusal) {
    return switch (refusal.reason()) {
      case TOO_LARGE ->
          ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, refusal.text());
      case TOO_MANY -> refused(new RequestRefused(ErrorCode.THROTTLED, refusal.text()));
    };
  }

  @ExceptionHandler
  ProblemDetail cancelled(TransactionCancelled cancellation) {
    ProblemDetail problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.CONFLICT, "Nothing was written: reasons has one for each of the writes.");
    problem.setProperty("code", cancellation.code().name());
    problem.setProperty(
        "reasons", cancellation.reasons().stream().map(CancellationView::of).toList());
    return problem;
  }

  @ExceptionHandler
  ProblemDetail unexpected(RuntimeException failure, HttpServletRequest request) {
    if (Passing.is(failure)) {
      return ProblemDetail.forStatusAndDetail(
          HttpStatus.SERVICE_UNAVAILABLE, "The tables cannot be reached now; try again.");
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return ProblemDetail.forStatusAndDetail(
        HttpStatus.INTERNAL_SERVER_ERROR, "The request could not be completed.");
  }

  @ExceptionHandler
  ProblemDetail invalid(ValidationError error) {
    return refused(RequestRefused.invalid(error.text()));
  }

  @ExceptionHandler
  ProblemDetail tooLarge(ItemTooLarge error) {
    return refused(RequestRefused.invalid(error.detail()));
  }

  @ExceptionHandler
  ProblemDetail notReadable(SerializationError error) {
    return refused(RequestRefused.invalid(error.text()));
  }

  /** Parameters of an address that are of another type than wanted. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String detail =
        failure.getFieldErrors().stream()
            .map(
                error ->
                    "Expected %s to be a whole number, but it is '%s'."
                        .formatted(error.getField(), error.getRejectedValue()))
            .collect(Collectors.joining(" "));
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    return handleExceptionInternal(failure, problem, headers, status, request);
  }

  private static HttpStatus status(ErrorCode code) {
    return switch (code) {
      case VALIDATION, IDEMPOTENT_PARAMETER_MISMATCH, UNSUPPORTED_OPERATION ->
          HttpStatus.BAD_REQUEST;
      case RESOURCE_NOT_FOUND,
          POLICY_NOT_FOUND,
          BACKUP_NOT_FOUND,
          TABLE_NOT_FOUND,
          EXPORT_NOT_FOUND,
          IMPORT_NOT_FOUND ->
          HttpStatus.NOT_FOUND;
      case RESOURCE_IN_USE,
          BACKUP_IN_USE,
          TABLE_ALREADY_EXISTS,
          TABLE_IN_USE,
          CONTINUOUS_BACKUPS_UNAVAILABLE,
          POINT_IN_TIME_RECOVERY_UNAVAILABLE,
          INVALID_RESTORE_TIME,
          EXPORT_CONFLICT,
          INVALID_EXPORT_TIME,
          IMPORT_CONFLICT,
          LIMIT_EXCEEDED,
          TRANSACTION_CONFLICT,
          TRANSACTION_CANCELED,
          TRANSACTION_IN_PROGRESS ->
          HttpStatus.CONFLICT;
      case CONDITIONAL_CHECK_FAILED -> HttpStatus.PRECONDITION_FAILED;
      case THROUGHPUT_EXCEEDED, THROTTLED -> HttpStatus.TOO_MANY_REQUESTS;
    };
  }
}
