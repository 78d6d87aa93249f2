package io.benchtable.costs.engine.focus;

import io.benchtable.costs.book.BookAccess;
import io.benchtable.costs.item.FocusLines;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Cost lines of some days as a file of FOCUS. The file is made before it is sent, so that a failure
 * is an answer of its own and how many lines were left out can be said.
 */
@RestController
class FocusController {

  /** How many lines have no known cost, for which FOCUS has no place. */
  static final String LEFT_OUT = "Benchtable-Left-Out";

  private static final int MOST_DAYS = 3660;

  private final FocusLines lines;
  private final BookAccess access;

  FocusController(FocusLines lines, BookAccess access) {
    this.lines = lines;
    this.access = access;
  }

  @GetMapping("/v1/focus.{format:csv|parquet}")
  void focus(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String format,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to)
      throws IOException {
    access.check(request);
    if (from.isAfter(to) || from.isBefore(to.minusDays(MOST_DAYS))) {
      throw new ResponseStatusException(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "Expected from to be a day up to to and at most %d days before it, but they are %s and %s"
              .formatted(MOST_DAYS, from, to));
    }
    Path file = Files.createTempFile("benchtable-focus-", "." + format);
    try {
      long leftOut = write(file, format, from, to);
      response.setContentType(
          format.equals("csv") ? "text/csv;charset=UTF-8" : "application/vnd.apache.parquet");
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"focus-%s-%s%s.%s\""
              .formatted(
                  from, to, leftOut == 0 ? "" : "-without-%d-unknown".formatted(leftOut), format));
      response.setHeader(LEFT_OUT, Long.toString(leftOut));
      response.setContentLengthLong(Files.size(file));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private long write(Path file, String format, LocalDate from, LocalDate to) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      FocusWriter writer = format.equals("csv") ? new FocusCsv(out) : new FocusParquet(out);
      long leftOut = 0;
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        leftOut += lines.each(day, row -> write(writer, row));
      }
      writer.finish();
      return leftOut;
    }
  }

  private static void write(FocusWriter writer, FocusLines.Row row) {
    try {
      writer.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(ResponseStatusException refused) {
    return ResponseEntity.status(refused.getStatusCode()).body(refused.getBody());
  }
}
