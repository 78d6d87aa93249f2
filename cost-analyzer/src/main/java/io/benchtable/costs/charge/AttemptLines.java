package io.benchtable.costs.charge;

import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Rate;
import io.benchtable.costs.price.Span.Seconds;
import io.benchtable.costs.price.Use;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one attempt under one price: one, or of vCPUs one for what was used and one for what
 * was held idle, which add up to what the reserved vCPUs cost.
 *
 * @param counts whether it is part of the cost of a run that counts
 */
record AttemptLines(
    Attempt attempt, Price price, boolean counts, boolean superseded, PriceBook book) {

  static List<CostLine> of(
      Attempt attempt,
      Price price,
      @Nullable Seconds billed,
      boolean counts,
      boolean superseded,
      PriceBook book) {
    return new AttemptLines(attempt, price, counts, superseded, book).lines(billed);
  }

  private List<CostLine> lines(@Nullable Seconds billed) {
    Seconds used = attempt.occupied();
    boolean timed = used != null && billed != null;
    BigDecimal vcpus = attempt.vcpus();
    BigDecimal mib = attempt.memoryMiB();
    String untimed = "No wall time was recorded for %s";
    return switch (price.rate()) {
      case Rate.OfMachine rate ->
          used != null && billed != null
              ? List.of(
                  whole(
                      Part.MACHINE,
                      new Use.Machine(used).amountHours(),
                      new Use.Machine(billed).amountHours(),
                      rate.of(new Use.Machine(billed)),
                      note(billed, used)))
              : List.of(unknown(Part.MACHINE, untimed));
      case Rate.OfMemory rate ->
          used != null && billed != null && mib != null
              ? List.of(
                  whole(
                      Part.MEMORY,
                      Use.Memory.ofMib(mib, used).amountHours(),
                      Use.Memory.ofMib(mib, billed).amountHours(),
                      rate.of(Use.Memory.ofMib(mib, billed)),
                      note(billed, used)))
              : List.of(
                  unknown(Part.MEMORY, timed ? "No reserved memory was recorded for %s" : untimed));
      case Rate.OfVcpu rate ->
          used != null && billed != null && vcpus != null
              ? vcpus(rate, new Use.Vcpus(vcpus, used), new Use.Vcpus(vcpus, billed))
              : List.of(
                  unknown(Part.VCPUS, timed ? "No reserved vCPUs were recorded for %s" : untimed));
    };
  }

  /** Without a CPU time they are one line, since nobody knows what of them was idle. */
  private List<CostLine> vcpus(Rate.OfVcpu rate, Use.Vcpus held, Use.Vcpus billed) {
    BigDecimal cpu = attempt.cpuSeconds();
    String note = note(billed.time(), held.time());
    BigDecimal cost = rate.of(billed);
    if (cpu == null) {
      return List.of(whole(Part.VCPUS, held.amountHours(), billed.amountHours(), cost, note));
    }
    Use.Vcpus used =
        new Use.Vcpus(
            BigDecimal.ONE, new Seconds(cpu.min(held.amountSeconds()).min(billed.amountSeconds())));
    BigDecimal usedHours = used.amountHours();
    BigDecimal usedCost = rate.of(used);
    CostLine busy = whole(Part.VCPUS_USED, usedHours, usedHours, usedCost, null);
    CostLine idle =
        whole(
            Part.VCPUS_IDLE,
            held.amountHours().subtract(usedHours),
            billed.amountHours().subtract(usedHours),
            cost.subtract(usedCost),
            note);
    return List.of(busy, idle);
  }

  private CostLine whole(
      Part part, BigDecimal consumed, BigDecimal billed, BigDecimal cost, @Nullable String note) {
    return new CostLine(attempt, price, part, counts, superseded, consumed, billed, cost, note);
  }

  private CostLine unknown(Part part, String reason) {
    String note = reason.formatted(attempt.usageId());
    return new CostLine(attempt, price, part, counts, superseded, null, null, null, note);
  }

  private @Nullable String note(Seconds billed, Seconds used) {
    if (billed.count().compareTo(used.count()) == 0) {
      return null;
    }
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
