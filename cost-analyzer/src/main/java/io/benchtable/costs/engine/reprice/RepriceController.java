package io.benchtable.costs.engine.reprice;

import io.benchtable.costs.book.BookAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** What a benchmark's past runs would cost by other prices. */
@RestController
class RepriceController {

  private static final String PATH = "/v1/benchmarks/{id}/reprice";
  private static final String CSV = "text/csv";

  private final Repricer repricer;
  private final BookAccess access;

  RepriceController(Repricer repricer, BookAccess access) {
    this.repricer = repricer;
    this.access = access;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  Answer json(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam String book,
      @RequestParam Optional<String> instanceType,
      @RequestParam Optional<String> region) {
    access.check(request);
    return repricer.answer(Question.of(id, book, instanceType, region));
  }

  @GetMapping(path = PATH, produces = CSV)
  String csv(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam String book,
      @RequestParam Optional<String> instanceType,
      @RequestParam Optional<String> region) {
    return AnswerCsv.of(json(request, id, book, instanceType, region));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(Refused refused) {
    return problem(
        ProblemDetail.forStatusAndDetail(refused.status(), String.valueOf(refused.getMessage())));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(ResponseStatusException refused) {
    return problem(refused.getBody());
  }

  private static ResponseEntity<ProblemDetail> problem(ProblemDetail detail) {
    return ResponseEntity.status(detail.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(detail);
  }
}
