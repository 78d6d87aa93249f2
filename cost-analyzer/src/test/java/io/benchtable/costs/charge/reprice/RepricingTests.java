package io.benchtable.costs.charge.reprice;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.costs.book.ShippedBooks;
import io.benchtable.costs.charge.Attempt;
import io.benchtable.costs.charge.Completeness;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Pricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RepricingTests {

  private static final PriceBook OWN = ShippedBooks.load().getFirst();
  private static final PriceBook EC2 = ShippedBooks.load().getLast();

  private static PastRun run(String configuration, @Nullable String seconds, String charged) {
    Attempt attempt =
        new Attempt(
            "count#1",
            "count",
            1,
            true,
            null,
            null,
            seconds == null ? null : new BigDecimal(seconds),
            null,
            BigDecimal.TWO,
            BigDecimal.valueOf(512),
            "lab-7");
    BigDecimal cost = new BigDecimal(charged);
    return new PastRun(
        configuration,
        Map.of("type", configuration),
        true,
        List.of(attempt),
        new RunCost(cost, cost, 2, 0));
  }

  private static Repriced as(String instanceType, PastRun... runs) {
    return new Repricing(EC2, new Pricing("b", "1", instanceType, "us-east-1"))
        .of(List.of(runs), true, Set.of());
  }

  @Test
  void comparesTheMedianOfARunThenAndNow() {
    Repriced repriced =
        as("m5.large", run("a", "120", "0.001"), run("a", "180", "0.002"), run("a", "60", "0.001"));
    Repriced.Configuration only = repriced.configurations().getFirst();
    // m5.large costs 0.096 an hour in that book.
    assertThat(only.now().costPerRun()).isEqualByComparingTo("0.0032");
    assertThat(only.then().costPerRun()).isEqualByComparingTo("0.001");
    assertThat(only.ratio()).isEqualByComparingTo("3.2");
    assertThat(repriced.now().amount()).isEqualByComparingTo("0.0096");
    assertThat(repriced.then().amount()).isEqualByComparingTo("0.004");
    assertThat(repriced.ratio()).isEqualByComparingTo("2.4");
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddleTwo() {
    assertThat(Ranking.median(List.of(BigDecimal.ONE, BigDecimal.TWO))).isEqualByComparingTo("1.5");
    assertThat(Ranking.median(List.of())).isNull();
  }

  @Test
  void ranksAnewAndGivesEqualCostsEqualRanks() {
    // Both are below the minimum charge of a minute; the third is above it.
    Repriced repriced =
        as("m5.large", run("a", "10", "3"), run("b", "20", "1"), run("c", "90", "2"));
    assertThat(repriced.configurations())
        .extracting(Repriced.Configuration::configurationId)
        .containsExactly("a", "b", "c");
    assertThat(repriced.configurations())
        .extracting(one -> one.then().rank())
        .containsExactly(3, 1, 2);
    assertThat(repriced.configurations())
        .extracting(one -> one.now().rank())
        .containsExactly(1, 1, 3);
  }

  @Test
  void theMachineMayBeAParameterOfTheRun() {
    Repriced repriced = as("${type}", run("m5.large", "60", "1"), run("m5.xlarge", "60", "1"));
    assertThat(repriced.configurations())
        .extracting(one -> one.now().costPerRun())
        .usingElementComparator(BigDecimal::compareTo)
        .containsExactly(new BigDecimal("0.0016"), new BigDecimal("0.0032"));
  }

  @Test
  void whatIsNotKnownIsNoZero() {
    Repriced repriced = as("m5.large", run("a", "60", "1"), run("b", null, "1"));
    assertThat(repriced.now().completeness()).isEqualTo(Completeness.PARTIAL);
    assertThat(repriced.ratio()).isNull();
    Repriced.Configuration unknown = repriced.configurations().getLast();
    assertThat(unknown.now().costPerRun()).isNull();
    assertThat(unknown.now().rank()).isNull();
    assertThat(unknown.ratio()).isNull();
    PastRun unused =
        new PastRun("c", Map.of(), true, List.of(), new RunCost(null, BigDecimal.ZERO, 0, 1));
    assertThat(as("m5.large", unused).now().completeness()).isEqualTo(Completeness.UNKNOWN);
    assertThat(as("m5.large", unused).now().amount()).isNull();
  }

  @Test
  void dividesNoMoneyOfTwoCurrencies() {
    Repriced repriced =
        new Repricing(OWN, new Pricing("b", "1", null, null))
            .of(List.of(run("a", "60", "1")), false, Set.of());
    assertThat(repriced.ratio()).isNull();
    assertThat(repriced.configurations().getFirst().ratio()).isNull();
    assertThat(repriced.configurations().getFirst().now().rank()).isEqualTo(1);
  }

  @Test
  void whatFailsACheckIsShownWithoutARank() {
    Repriced repriced =
        new Repricing(OWN, new Pricing("b", "1", null, null))
            .of(List.of(run("a", "1", "1"), run("b", "2", "2")), true, Set.of("a"));
    assertThat(repriced.configurations())
        .extracting(one -> one.now().rank())
        .containsExactly(null, 1);
    assertThat(repriced.configurations().getFirst().note()).startsWith("not ranked");
  }

  @Test
  void theBenchmarksOwnMachineIsTakenWhereTheBookPricesMachines() {
    Optional<Pricing> own = Optional.of(new Pricing("x", "1", "m5.large", "us-east-1"));
    assertThat(Repricing.chosen(EC2, Optional.empty(), Optional.empty(), own))
        .isEqualTo(new Pricing("aws-ec2-on-demand", EC2.id().version(), "m5.large", "us-east-1"));
    assertThat(Repricing.chosen(OWN, Optional.empty(), Optional.empty(), own))
        .isEqualTo(new Pricing("own-hardware", OWN.id().version(), null, null));
    assertThat(Repricing.chosen(EC2, Optional.of("m5.xlarge"), Optional.of("eu"), own))
        .isEqualTo(new Pricing("aws-ec2-on-demand", EC2.id().version(), "m5.xlarge", "eu"));
  }
}
