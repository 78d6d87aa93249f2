package io.benchtable.costs.charge;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceUnit;
import io.benchtable.costs.price.Tariff;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * <p>Money is decimal and divided last, to {@value #SCALE} decimal places; nothing is rounded
 * before it is shown.
 */
public final class Charges {

  /** An hour has 3600 seconds, so that a cost need not be a finite decimal. */
  static final int SCALE = 18;

  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
  private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);

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
    Map<Attempt, BigDecimal> billedSeconds = billedSeconds(attempts);
    List<CostLine> lines = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (Attempt attempt : attempts) {
      boolean counts = sample && isLast(attempt, attempts);
      for (Price price : prices()) {
        CostLine line = line(attempt, price, counts, billedSeconds.get(attempt));
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

  private CostLine line(
      Attempt attempt, Price price, boolean sample, @Nullable BigDecimal billedSeconds) {
    BigDecimal units = units(attempt, price.unit());
    BigDecimal used = attempt.wallSeconds();
    if (used == null || billedSeconds == null) {
      return unknown(attempt, price, sample, "No wall time was recorded for %s");
    }
    if (units == null) {
      return unknown(attempt, price, sample, "No reserved " + unitName(price) + " recorded for %s");
    }
    return new CostLine(
        attempt,
        price,
        sample,
        hours(units, used),
        hours(units, billedSeconds),
        divided(price.amount().multiply(units).multiply(billedSeconds)),
        billedSeconds.compareTo(used) == 0 ? null : billingNote(billedSeconds, used));
  }

  private static CostLine unknown(Attempt attempt, Price price, boolean sample, String reason) {
    String note = reason.formatted(attempt.usageId());
    return new CostLine(attempt, price, sample, null, null, null, note);
  }

  private static String unitName(Price price) {
    return price.unit() == PriceUnit.GIB_HOUR ? "memory was" : "vCPUs were";
  }

  /** How many units an hour of the attempt is. */
  private static @Nullable BigDecimal units(Attempt attempt, PriceUnit unit) {
    return switch (unit) {
      case VCPU_HOUR -> attempt.vcpus();
      case GIB_HOUR -> {
        BigDecimal mib = attempt.memoryMiB();
        yield mib == null ? null : mib.divide(MIB_PER_GIB);
      }
      case MACHINE_HOUR -> BigDecimal.ONE;
    };
  }

  private static BigDecimal hours(BigDecimal units, BigDecimal seconds) {
    return divided(units.multiply(seconds));
  }

  private static BigDecimal divided(BigDecimal amountSeconds) {
    return amountSeconds.divide(SECONDS_PER_HOUR, SCALE, RoundingMode.HALF_EVEN);
  }

  /** The billed seconds of every attempt whose wall time is known. */
  private Map<Attempt, BigDecimal> billedSeconds(List<Attempt> attempts) {
    List<Attempt> compared = new ArrayList<>();
    List<Attempt> others = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.wallSeconds() != null) {
        (attempt.measured() && isLast(attempt, attempts) ? compared : others).add(attempt);
      }
    }
    Billing billing = book.billing();
    BigDecimal comparedSeconds = sum(compared);
    BigDecimal comparedBill = billing.billed(comparedSeconds);
    BigDecimal bill = billing.billed(comparedSeconds.add(sum(others)));
    Map<Attempt, BigDecimal> billed = new HashMap<>();
    spread(comparedBill, compared, billed);
    spread(bill.subtract(comparedBill), others, billed);
    return billed;
  }

  /** Each attempt takes what it used as long as there is some, the last takes what is left. */
  private static void spread(
      BigDecimal seconds, List<Attempt> attempts, Map<Attempt, BigDecimal> billed) {
    BigDecimal left = seconds;
    for (Attempt attempt : attempts) {
      BigDecimal share = attempt == attempts.getLast() ? left : left.min(used(attempt));
      billed.put(attempt, share);
      left = left.subtract(share);
    }
  }

  private static BigDecimal sum(List<Attempt> attempts) {
    return attempts.stream().map(Charges::used).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal used(Attempt attempt) {
    BigDecimal seconds = attempt.wallSeconds();
    return seconds == null ? BigDecimal.ZERO : seconds;
  }

  /** Of the attempts at a step, the last is the one whose result stands. */
  private static boolean isLast(Attempt attempt, List<Attempt> attempts) {
    return attempts.stream()
        .noneMatch(
            other -> other.step().equals(attempt.step()) && other.number() > attempt.number());
  }

  private String billingNote(BigDecimal billedSeconds, BigDecimal used) {
    return "Billed %s s for %s s used: %s bills at least %s s and in steps of %s s, and the run is billed as if its machine were started for it alone"
        .formatted(
            plain(billedSeconds),
            plain(used),
            book.id(),
            plain(book.billing().minimumSeconds()),
            plain(book.billing().incrementSeconds()));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
