package io.benchtable.costs.charge;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.TariffLookup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Null is what some of the tests look at. */
@NullUnmarked
class ChargesTests {

  private final Charges machine = charges("aws-ec2-on-demand", "m5.large");
  private final Charges own = charges("own-hardware", null);

  private static Charges charges(String name, @Nullable String instanceType) {
    PriceBook book =
        ShippedBooks.load().stream()
            .filter(b -> b.id().name().equals(name))
            .findFirst()
            .orElseThrow();
    return new Charges(book, ((TariffLookup.Found) book.tariff(instanceType, null)).tariff());
  }

  private static Attempt attempt(
      String step, int number, boolean measured, @Nullable String seconds) {
    return new Attempt(
        step + "#" + number,
        step,
        number,
        measured,
        null,
        null,
        seconds == null ? null : new BigDecimal(seconds),
        null,
        BigDecimal.TWO,
        BigDecimal.valueOf(512),
        "lab-7");
  }

  @Test
  void chargesReservedVcpuAndMemoryForTheTimeOnOwnHardware() {
    RunCharge charge = own.of(List.of(attempt("count", 1, true, "3600")), true);
    assertThat(charge.lines())
        .extracting(CostLine::lineId)
        .containsExactly("count#1:vcpu-hour", "count#1:memory-gib-hour");
    assertThat(charge.lines().getFirst().cost()).isEqualByComparingTo("0.02322");
    assertThat(charge.lines().getLast().cost()).isEqualByComparingTo("0.000622");
    assertThat(charge.billedCost().orElseThrow()).isEqualByComparingTo("0.023842");
    assertThat(charge.measuredCost()).isEqualTo(charge.billedCost());
    assertThat(charge.completeness()).isEqualTo(Completeness.COMPLETE);
  }

  private static Attempt attempt(String seconds, @Nullable String cpuSeconds) {
    return new Attempt(
        "count#1",
        "count",
        1,
        true,
        null,
        null,
        new BigDecimal(seconds),
        cpuSeconds == null ? null : new BigDecimal(cpuSeconds),
        BigDecimal.TWO,
        BigDecimal.valueOf(512),
        "lab-7");
  }

  @Test
  void chargesVcpusThatWereHeldIdleApartFromThoseThatWereUsed() {
    List<CostLine> lines = own.of(List.of(attempt("3600", "1800")), true).lines();
    assertThat(lines)
        .extracting(CostLine::lineId)
        .containsExactly("count#1:vcpu-hour", "count#1:vcpu-hour:idle", "count#1:memory-gib-hour");
    assertThat(lines)
        .extracting(CostLine::part)
        .containsExactly(Part.VCPUS_USED, Part.VCPUS_IDLE, Part.MEMORY);
    // Half an hour of two vCPU-hours at 0.01161 was used.
    assertThat(lines.get(0).billed()).isEqualByComparingTo("0.5");
    assertThat(lines.get(0).cost()).isEqualByComparingTo("0.005805");
    assertThat(lines.get(1).consumed()).isEqualByComparingTo("1.5");
    assertThat(lines.get(1).cost()).isEqualByComparingTo("0.017415");
  }

  @Test
  void nobodyKnowsWhatWasIdleWithoutACpuTime() {
    assertThat(own.of(List.of(attempt("3600", null)), true).lines())
        .extracting(CostLine::part)
        .containsExactly(Part.VCPUS, Part.MEMORY);
    assertThat(machine.of(List.of(attempt("3600", "1800")), true).lines())
        .extracting(CostLine::part)
        .containsExactly(Part.MACHINE);
  }

  @Test
  void usesNoMoreThanWasReserved() {
    List<CostLine> lines = own.of(List.of(attempt("3600", "7300")), true).lines();
    assertThat(lines.get(0).cost()).isEqualByComparingTo("0.02322");
    assertThat(lines.get(1).cost()).isEqualByComparingTo("0");
  }

  @Property
  void theSplitAddsUpToWhatTheReservedVcpusCost(
      @ForAll @IntRange(max = 9_000_000) int millis,
      @ForAll @IntRange(max = 20_000_000) int cpuMillis) {
    String wall = BigDecimal.valueOf(millis, 3).toPlainString();
    String cpu = BigDecimal.valueOf(cpuMillis, 3).toPlainString();
    RunCharge split = own.of(List.of(attempt(wall, cpu)), true);
    RunCharge whole = own.of(List.of(attempt(wall, null)), true);
    assertThat(split.billedCost().orElseThrow())
        .isEqualByComparingTo(whole.billedCost().orElseThrow());
    assertThat(split.lines())
        .allSatisfy(line -> assertThat(line.cost()).isNotNegative())
        .allSatisfy(line -> assertThat(line.billed()).isNotNegative());
  }

  @Test
  void saysWhatALineCameAboutFor() {
    List<Attempt> attempts =
        List.of(
            attempt("index", 1, false, "1"),
            attempt("count", 1, true, "1"),
            attempt("count", 2, true, "1"));
    assertThat(purposes(attempts, true, "MEASURED"))
        .containsExactly(Purpose.UNMEASURED, Purpose.RETRY, Purpose.MEASURED);
    assertThat(purposes(attempts, false, "MEASURED"))
        .containsExactly(Purpose.NO_SAMPLE, Purpose.RETRY, Purpose.NO_SAMPLE);
    assertThat(purposes(attempts, false, "SETUP"))
        .containsExactly(Purpose.SETUP, Purpose.RETRY, Purpose.SETUP);
    assertThat(purposes(attempts, false, "WARMUP"))
        .containsExactly(Purpose.WARMUP, Purpose.RETRY, Purpose.WARMUP);
  }

  private List<Purpose> purposes(List<Attempt> attempts, boolean sample, String kind) {
    return machine.of(attempts, sample).lines().stream()
        .map(line -> Purpose.of(line, kind))
        .toList();
  }

  @Test
  void chargesAMachineForItsMinimumOnceARun() {
    RunCharge charge =
        machine.of(
            List.of(attempt("sort", 1, true, "0.5"), attempt("count", 1, true, "1.5")), true);
    // 0.096 $ an hour for 60 s
    assertThat(charge.billedCost().orElseThrow()).isEqualByComparingTo("0.0016");
    assertThat(charge.lines())
        .extracting(CostLine::lineId)
        .allMatch(id -> id.endsWith(":6C86BEPQVG73ZGGR"));
    CostLine last = charge.lines().getLast();
    assertThat(last.consumed()).isLessThan(last.billed());
    assertThat(last.note()).startsWith("Billed 59.5 s for 1.5 s used");
  }

  @Test
  void roundsARunUpToWholeSecondsAndNotEveryStep() {
    RunCharge charge =
        machine.of(
            List.of(attempt("sort", 1, true, "50.25"), attempt("count", 1, true, "21.5")), true);
    assertThat(charge.billedCost().orElseThrow()).isEqualByComparingTo("0.00192");
  }

  @Test
  void keepsRetriesAndUnmeasuredStepsOutOfTheCostOfARun() {
    RunCharge charge =
        own.of(
            List.of(
                attempt("index", 1, false, "100"),
                attempt("count", 1, true, "30"),
                attempt("count", 2, true, "36")),
            true);
    BigDecimal measured =
        own.of(List.of(attempt("count", 2, true, "36")), true).billedCost().orElseThrow();
    assertThat(charge.measuredCost().orElseThrow()).isEqualByComparingTo(measured);
    assertThat(charge.billedCost().orElseThrow())
        .isGreaterThan(measured.multiply(BigDecimal.valueOf(4)));
  }

  @Test
  void chargesTheComparedStepsAsIfTheyWereAloneAndTheRestToTheOthers() {
    RunCharge charge =
        machine.of(
            List.of(attempt("index", 1, false, "20"), attempt("count", 1, true, "10")), true);
    // 30 s in all: the minimum of 60 s falls on the measured step alone.
    assertThat(charge.measuredCost().orElseThrow()).isEqualByComparingTo("0.0016");
    assertThat(charge.billedCost().orElseThrow()).isEqualByComparingTo("0.0016");
    RunCharge longer =
        machine.of(
            List.of(attempt("index", 1, false, "200"), attempt("count", 1, true, "10")), true);
    assertThat(longer.measuredCost().orElseThrow()).isEqualByComparingTo("0.0016");
    assertThat(longer.billedCost().orElseThrow()).isEqualByComparingTo("0.0056");
  }

  @Test
  void neverTakesMissingUsageForNothing() {
    RunCharge charge =
        own.of(List.of(attempt("sort", 1, true, "5"), attempt("count", 1, true, null)), true);
    assertThat(charge.completeness()).isEqualTo(Completeness.PARTIAL);
    assertThat(charge.measuredCost()).isEmpty();
    assertThat(charge.billedCost().orElseThrow()).isPositive();
    assertThat(charge.unknown())
        .hasSize(2)
        .allMatch(r -> r.equals("No wall time was recorded for count#1"));
    RunCharge nothing = own.of(List.of(attempt("count", 1, true, null)), true);
    assertThat(nothing.completeness()).isEqualTo(Completeness.UNKNOWN);
    assertThat(nothing.billedCost()).isEmpty();
  }

  @Test
  void chargesNothingForARunThatUsedNothing() {
    RunCharge charge = machine.of(List.of(), false);
    assertThat(charge.billedCost().orElseThrow()).isZero();
    assertThat(charge.measuredCost()).isEmpty();
    assertThat(charge.completeness()).isEqualTo(Completeness.COMPLETE);
  }

  @Test
  void knowsNoMeasuredCostWhereNothingWasMeasured() {
    RunCharge warmup = own.of(List.of(attempt("count", 1, true, "5")), false);
    assertThat(warmup.billedCost().orElseThrow()).isPositive();
    assertThat(warmup.measuredCost()).isEmpty();
    RunCharge unmeasured = own.of(List.of(attempt("index", 1, false, "5")), true);
    assertThat(unmeasured.measuredCost()).isEmpty();
  }

  @Property(tries = 300)
  void linesAddUpToTheBillOfTheWholeRun(@ForAll("attempts") List<Attempt> attempts) {
    RunCharge charge = machine.of(attempts, true);
    BigDecimal seconds =
        attempts.stream()
            .map(Attempt::wallSeconds)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal billedHours =
        charge.lines().stream()
            .map(CostLine::billed)
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal billedSeconds =
        seconds.setScale(0, java.math.RoundingMode.CEILING).max(BigDecimal.valueOf(60));
    assertThat(billedHours.multiply(BigDecimal.valueOf(3600)).subtract(billedSeconds).abs())
        .isLessThan(new BigDecimal("1e-12"));
    assertThat(charge.lines()).allMatch(line -> line.cost().signum() >= 0);
    assertThat(charge.measuredCost().isPresent())
        .isEqualTo(
            charge.lines().stream().anyMatch(line -> line.sample() && line.attempt().measured()));
    assertThat(charge.measuredCost().orElse(BigDecimal.ZERO))
        .isLessThanOrEqualTo(charge.billedCost().orElseThrow());
    assertThat(charge.lines()).extracting(CostLine::lineId).doesNotHaveDuplicates();
  }

  @Provide
  Arbitrary<List<Attempt>> attempts() {
    return Combinators.combine(
            Arbitraries.bigDecimals()
                .between(new BigDecimal("0.001"), BigDecimal.valueOf(90))
                .ofScale(6),
            Arbitraries.of("a", "b", "c"),
            Arbitraries.of(true, false))
        .as((seconds, step, measured) -> attempt(step, 1, measured, seconds.toPlainString()))
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(ChargesTests::numbered);
  }

  private static List<Attempt> numbered(List<Attempt> attempts) {
    List<Attempt> numbered = new ArrayList<>();
    for (Attempt a : attempts) {
      int number = (int) numbered.stream().filter(n -> n.step().equals(a.step())).count() + 1;
      BigDecimal seconds = Objects.requireNonNull(a.wallSeconds());
      numbered.add(attempt(a.step(), number, a.measured(), seconds.toPlainString()));
    }
    return numbered;
  }
}
