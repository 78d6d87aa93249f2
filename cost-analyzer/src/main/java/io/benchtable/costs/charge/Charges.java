package io.benchtable.costs.charge;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Span.Seconds;
import io.benchtable.costs.price.Tariff;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices the attempts of one run: usage × price.
 *
 * <p>A run is billed as if its machine were started for it alone: the occupied time is the sum of
 * the wall times of all its attempts, and the book's minimum charge and rounding are applied to
 * that sum once, not to every step. The steps that are compared are billed likewise, as if they
 * were alone; what remains of the run's bill falls on its other attempts (unmeasured steps,
 * retries, failures). So the lines of the measured steps add up to the cost of a run, and all lines
 * to the run's bill. A minimum is charged to the last attempt of its group.
 *
 * <p>Money is decimal and divided last, to 18 decimal places; nothing is rounded before it is
 * shown.
 */
public final class Charges {

  private final PriceBook book;
  private final Tariff tariff;

  public Charges(PriceBook book, Tariff tariff) {
    this.book = book;
    this.tariff = tariff;
  }

  /**
   * The charge of a run.
   *
   * @param sample whether the run is a complete measured one
   */
  public RunCharge of(List<Attempt> attempts, boolean sample) {
    Map<Attempt, Seconds> billed = billed(attempts);
    List<CostLine> lines = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Attempt attempt : attempts) {
      boolean last = isLast(attempt, attempts);
      for (Price price : prices()) {
        lines.addAll(
            AttemptLines.of(attempt, price, billed.get(attempt), sample && last, !last, book));
      }
    }
    lines.stream()
        .filter(line -> line.cost() == null)
        .forEach(line -> unknown.add(String.valueOf(line.note())));
    return new RunCharge(lines, unknown);
  }

  private List<Price> prices() {
    return switch (tariff) {
      case Tariff.Machine(Price price) -> List.of(price);
      case Tariff.Reserved(Price vcpu, Price memory) -> List.of(vcpu, memory);
    };
  }

  /** The billed time of every attempt whose wall time is known. */
  private Map<Attempt, Seconds> billed(List<Attempt> attempts) {
    List<Attempt> compared = new ArrayList<>();
    List<Attempt> others = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.occupied() != null) {
        (attempt.measured() && isLast(attempt, attempts) ? compared : others).add(attempt);
      }
    }
    Billing billing = book.billing();
    Seconds comparedTime = sum(compared);
    Seconds comparedBill = billing.billed(comparedTime);
    Seconds bill = billing.billed(comparedTime.plus(sum(others)));
    Map<Attempt, Seconds> billed = new HashMap<>();
    spread(comparedBill, compared, billed);
    spread(bill.minus(comparedBill), others, billed);
    return billed;
  }

  /** Each attempt takes what it used as long as there is some, the last takes what is left. */
  private static void spread(Seconds time, List<Attempt> attempts, Map<Attempt, Seconds> billed) {
    Seconds left = time;
    for (Attempt attempt : attempts) {
      Seconds share = attempt == attempts.getLast() ? left : left.atMost(used(attempt));
      billed.put(attempt, share);
      left = left.minus(share);
    }
  }

  private static Seconds sum(List<Attempt> attempts) {
    return attempts.stream().map(Charges::used).reduce(Seconds.NONE, Seconds::plus);
  }

  private static Seconds used(Attempt attempt) {
    Seconds time = attempt.occupied();
    return time == null ? Seconds.NONE : time;
  }

  /** Of the attempts at a step, the last is the one whose result stands. */
  private static boolean isLast(Attempt attempt, List<Attempt> attempts) {
    return attempts.stream()
        .noneMatch(
            other -> other.step().equals(attempt.step()) && other.number() > attempt.number());
  }
}
