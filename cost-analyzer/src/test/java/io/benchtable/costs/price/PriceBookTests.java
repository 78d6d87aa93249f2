package io.benchtable.costs.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.costs.book.ShippedBooks;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceBookTests {

  private final PriceBook aws = shipped("aws-ec2-on-demand");
  private final PriceBook own = shipped("own-hardware");

  static PriceBook shipped(String name) {
    return ShippedBooks.load().stream()
        .filter(book -> book.id().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void findsAnInstanceTypeInItsRegion() {
    assertThat(aws.tariff("m5.xlarge", "eu-west-1"))
        .isInstanceOfSatisfying(
            TariffLookup.Found.class,
            found ->
                assertThat(found.tariff().hourlyRate(BigDecimal.ONE, BigDecimal.TEN))
                    .isEqualByComparingTo("0.214"));
  }

  @Test
  void asksForARegionWhereATypeIsPricedInSeveral() {
    assertThat(problem(aws.tariff("m5.xlarge", null)).expected())
        .contains("us-east-1", "eu-west-1");
    assertThat(problem(aws.tariff("m5.xlarge", "mars-1")).path()).isEqualTo("spec.pricing.region");
    assertThat(aws.tariff("m5.large", null)).isInstanceOf(TariffLookup.Found.class);
  }

  @Test
  void namesTheNearestTypesForAnUnknownOne() {
    PriceProblem problem = problem(aws.tariff("m5.xlarg", "us-east-1"));
    assertThat(problem.path()).isEqualTo("spec.pricing.instanceType");
    assertThat(problem.value()).isEqualTo("m5.xlarg");
    assertThat(problem.expected())
        .startsWith(
            "an instance type of price book aws-ec2-on-demand@2026-09-10, such as m5.xlarge");
  }

  @Test
  void pricesOwnHardwareByVcpuAndGib() {
    Tariff tariff = ((TariffLookup.Found) own.tariff(null, null)).tariff();
    assertThat(tariff.hourlyRate(BigDecimal.TWO, BigDecimal.valueOf(512)))
        .isEqualByComparingTo("0.023842");
    assertThat(problem(own.tariff("m5.large", null)).expected()).startsWith("nothing:");
    assertThat(problem(aws.tariff(null, null)).expected()).contains("an instance type");
  }

  @Test
  void derivesTheRatesOfOwnHardwareFromItsAssumptions() {
    OwnHardware assumed = OwnHardware.of(own.assumptions());
    assertThat(assumed.costPerYear()).isEqualByComparingTo("4651.2");
    assertThat(own.prices())
        .extracting(Price::amount)
        .containsExactly(assumed.vcpuHour(), assumed.gibHour());
  }

  @Test
  void refusesNegativePricesAndRepeatedSkus() {
    Price price = own.prices().getFirst();
    assertThatThrownBy(
            () ->
                new Price(
                    "x",
                    price.unit().rate(new BigDecimal("-1")),
                    null,
                    "r",
                    "s",
                    price.date(),
                    null))
        .hasMessage("Expected a price of 0 or more for x, but got -1");
    assertThatThrownBy(
            () ->
                new PriceBook(
                    own.id(),
                    "t",
                    "e",
                    "USD",
                    "s",
                    "s",
                    own.date(),
                    Billing.EXACT,
                    Map.of(),
                    List.of(price, price)))
        .hasMessageContaining("vcpu-hour is there twice");
  }

  @Test
  void checksEveryMachineThatTheMatrixStandsFor() {
    Pricing pricing = new Pricing("aws-ec2-on-demand", null, "${instance}", "us-east-1");
    assertThat(
            PricingCheck.problems(
                aws,
                pricing,
                List.of(
                    Map.of("instance", "m5.large", "k", "1"),
                    Map.of("instance", "m5.huge", "k", "1"))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.value()).isEqualTo("m5.huge"));
    assertThat(PricingCheck.problems(aws, pricing, List.of(Map.of("instances", "m5.large"))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).contains("instances"));
    Pricing composed = new Pricing("aws-ec2-on-demand", null, "m5.${size}", "us-east-1");
    assertThat(
            PricingCheck.problems(
                aws, composed, List.of(Map.of("size", "large"), Map.of("size", "xlarge"))))
        .isEmpty();
  }

  @Test
  void checksTheConfigurationsThatThereAreAndNotTheirProduct() {
    Pricing composed = new Pricing("aws-ec2-on-demand", null, "${family}.${size}", "${region}");
    assertThat(
            PricingCheck.problems(
                aws,
                composed,
                List.of(
                    Map.of("family", "m5", "size", "large", "region", "us-east-1"),
                    Map.of("family", "t3", "size", "micro", "region", "us-east-1"))))
        .isEmpty();
    assertThat(
            PricingCheck.problems(aws, composed, List.of(Map.of("family", "m5", "size", "xlarge"))))
        .singleElement()
        .satisfies(problem -> assertThat(problem.expected()).contains("${region}"));
  }

  @Test
  void namesTheNearestBooksForAnUnknownOne() {
    assertThat(PricingCheck.unknownBook("own-hardwar", List.of("aws", "own-hardware")))
        .isEqualTo(
            new PriceProblem(
                "spec.pricing.book", "own-hardwar", "a price book: own-hardware, aws"));
  }

  @Test
  void billsByTheSecondWithAMinimum() {
    assertThat(billed(aws.billing(), "0")).isEqualByComparingTo("0");
    assertThat(billed(aws.billing(), "0.001")).isEqualByComparingTo("60");
    assertThat(billed(aws.billing(), "60")).isEqualByComparingTo("60");
    assertThat(billed(aws.billing(), "60.0001")).isEqualByComparingTo("61");
    assertThat(billed(Billing.EXACT, "0.4123")).isEqualByComparingTo("0.4123");
  }

  private static BigDecimal billed(Billing billing, String seconds) {
    return billing.billed(new Span.Seconds(new BigDecimal(seconds))).count();
  }

  private static PriceProblem problem(TariffLookup lookup) {
    return ((TariffLookup.Missing) lookup).problem();
  }
}
