package io.benchtable.costs.engine.reprice;

import io.benchtable.costs.price.PriceProblem;
import org.springframework.http.HttpStatus;

/** A question about prices that has no answer, and why. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final HttpStatus status;

  Refused(HttpStatus status, String why) {
    super(why);
    this.status = status;
  }

  /** Of a pricing that a book does not have. */
  static Refused of(PriceProblem problem) {
    String what = problem.path().replaceFirst("^spec\\.pricing\\.", "");
    return new Refused(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "Expected %s, but %s is %s"
            .formatted(
                problem.expected(), what, problem.value() == null ? "not said" : problem.value()));
  }

  HttpStatus status() {
    return status;
  }
}
