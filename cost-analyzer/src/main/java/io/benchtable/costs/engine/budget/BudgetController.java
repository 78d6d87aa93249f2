package io.benchtable.costs.engine.budget;

import io.benchtable.costs.book.BookAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Budgets over HTTP. */
@RestController
class BudgetController {

  private final Budgets budgets;
  private final BookAccess access;

  BudgetController(Budgets budgets, BookAccess access) {
    this.budgets = budgets;
    this.access = access;
  }

  @GetMapping("/v1/budgets")
  Map<String, Object> all(HttpServletRequest request) {
    access.check(request);
    return Map.of("budgets", budgets.all());
  }

  @GetMapping("/v1/budgets/{name}")
  Map<String, Object> one(HttpServletRequest request, @PathVariable String name) {
    access.check(request);
    return budgets
        .find(name)
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "Expected a budget, but there is no '" + name + "'"));
  }

  @PutMapping("/v1/budgets/{name}")
  Map<String, Object> put(
      HttpServletRequest request,
      @PathVariable String name,
      @RequestBody Map<String, Object> body) {
    access.check(request);
    Map<String, Object> named = new HashMap<>(body);
    named.put("name", name);
    try {
      return budgets.put(named);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, e.getMessage());
    }
  }

  @DeleteMapping("/v1/budgets/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(HttpServletRequest request, @PathVariable String name) {
    access.check(request);
    budgets.delete(name);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> on(ResponseStatusException refused) {
    return ResponseEntity.status(refused.getStatusCode()).body(refused.getBody());
  }
}
