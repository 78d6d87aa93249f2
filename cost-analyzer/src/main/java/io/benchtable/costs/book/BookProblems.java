package io.benchtable.costs.book;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.server.ResponseStatusException;

/** Errors of the price book pages as problem details (RFC 9457). */
@RestControllerAdvice(assignableTypes = PriceBookController.class)
class BookProblems {

  @ExceptionHandler(ResponseStatusException.class)
  ResponseEntity<ProblemDetail> on(ResponseStatusException e) {
    return ResponseEntity.status(e.getStatusCode()).body(e.getBody());
  }
}
