package io.benchtable.costs.charge;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Rate;
import io.benchtable.costs.price.Span.Seconds;
import io.benchtable.costs.price.Tariff;
import io.benchtable.costs.price.Use;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
      boolean counts = sample && isLast(attempt, attempts);
      for (Price price : prices()) {
        CostLine line = line(attempt, price, counts, billed.get(attempt));
        lines.add(line);
        if (line.cost() == null) {
          unknown.add(String.valueOf(line.note()));
        }
      }
    }
    return new RunCharge(lines, unknown);
  }

  private List<Price> prices() {
    return switch (tariff) {
      case Tariff.Machine(Price price) -> List.of(price);
      case Tariff.Reserved(Price vcpu, Price memory) -> List.of(vcpu, memory);
    };
  }

  private CostLine line(Attempt attempt, Price price, boolean sample, @Nullable Seconds billed) {
    Seconds used = attempt.occupied();
    if (used == null || billed == null) {
      return unknown(attempt, price, sample, "No wall time was recorded for %s");
    }
    String note = billed.count().compareTo(used.count()) == 0 ? null : billingNote(billed, used);
    BigDecimal vcpus = attempt.vcpus();
    BigDecimal mib = attempt.memoryMiB();
    return switch (price.rate()) {
      case Rate.OfMachine rate ->
          new Line<>(new Use.Machine(used), new Use.Machine(billed), rate::of)
              .of(attempt, price, sample, note);
      case Rate.OfVcpu rate ->
          vcpus == null
              ? unknown(attempt, price, sample, "No reserved vCPUs were recorded for %s")
              : new Line<>(new Use.Vcpus(vcpus, used), new Use.Vcpus(vcpus, billed), rate::of)
                  .of(attempt, price, sample, note);
      case Rate.OfMemory rate ->
          mib == null
              ? unknown(attempt, price, sample, "No reserved memory was recorded for %s")
              : new Line<>(Use.Memory.ofMib(mib, used), Use.Memory.ofMib(mib, billed), rate::of)
                  .of(attempt, price, sample, note);
    };
  }

  /** What was used and what is billed of one kind, and the rate that takes that kind. */
  private record Line<U extends Use>(U used, U billed, Function<U, BigDecimal> rate) {

    CostLine of(Attempt attempt, Price price, boolean sample, @Nullable String note) {
      return new CostLine(
          attempt,
          price,
          sample,
          used.amountHours(),
          billed.amountHours(),
          rate.apply(billed),
          note);
    }
  }

  private static CostLine unknown(Attempt attempt, Price price, boolean sample, String reason) {
    String note = reason.formatted(attempt.usageId());
    return new CostLine(attempt, price, sample, null, null, null, note);
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

  private String billingNote(Seconds billed, Seconds used) {
    return "Billed %s s for %s s used: %s bills at least %s s and in steps of %s s, and the run is billed as if its machine were started for it alone"
        .formatted(
            plain(billed),
            plain(used),
            book.id(),
            plain(book.billing().minimum()),
            plain(book.billing().increment()));
  }

  private static String plain(Seconds time) {
    return time.isNone() ? "0" : time.count().stripTrailingZeros().toPlainString();
  }
}
