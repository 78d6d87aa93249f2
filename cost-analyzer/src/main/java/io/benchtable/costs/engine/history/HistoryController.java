package io.benchtable.costs.engine.history;

import io.benchtable.costs.book.BookAccess;
import io.benchtable.costs.item.HistoryItems;
import io.benchtable.costs.verdict.history.History;
import io.benchtable.costs.verdict.history.Past;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** How the benchmarks of a benchmark's pipeline came out over time, and where that changed. */
@RestController
class HistoryController {

  /** The work of finding changes grows with the square of it. */
  private static final int MOST = 200;

  /** The smallest difference that matters where a benchmark does not say. */
  private static final double USUAL = 0.02;

  private final HistoryItems items;
  private final BookAccess access;

  HistoryController(HistoryItems items, BookAccess access) {
    this.items = items;
    this.access = access;
  }

  /**
   * A history of the last benchmarks.
   *
   * @param most how many of the pipeline's last benchmarks are looked at, up to 200
   */
  @GetMapping(path = "/v1/benchmarks/{id}/history", produces = MediaType.APPLICATION_JSON_VALUE)
  HistoryAnswer history(
      HttpServletRequest request,
      @PathVariable String id,
      @RequestParam(defaultValue = "100") int most) {
    access.check(request);
    if (most < 1 || most > MOST) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Expected most from 1 to %d, but it is %d".formatted(MOST, most));
    }
    List<Past> pasts =
        items
            .of(id, most)
            .orElseThrow(
                () ->
                    new ResponseStatusException(
                        HttpStatus.NOT_FOUND,
                        "Expected a benchmark that was planned, but there is no '%s'"
                            .formatted(id)));
    double smallest = items.smallestDifference(id).map(BigDecimal::doubleValue).orElse(USUAL);
    return HistoryAnswer.of(id, History.of(id, pasts, smallest, id.hashCode()));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(ResponseStatusException refused) {
    return ResponseEntity.status(refused.getStatusCode())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(refused.getBody());
  }
}
