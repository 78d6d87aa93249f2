package io.benchtable.costs.book.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.TariffLookup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferFileTests {

  private static final Path SAMPLE = Path.of("src/test/resources/price-sources/offer-file.json");

  private static String sample() throws IOException {
    return Files.readString(SAMPLE);
  }

  private static PriceBook read(String text, Set<String> regions, String system, String purchase) {
    return OfferFile.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        new OfferSelection(regions, system, Purchase.of(purchase)),
        "mine",
        Optional.empty(),
        "a sample");
  }

  @Test
  void takesTheMachinesOfARegionAndSystemWithTheirSourceAndDate() throws IOException {
    PriceBook book = read(sample(), Set.of("us-east-1"), "Linux", "on-demand");
    assertThat(book.id()).hasToString("mine@2026-10-01");
    assertThat(book.currency()).isEqualTo("USD");
    assertThat(book.source()).isEqualTo("a sample, AmazonEC2 offer version 20261001120000");
    assertThat(book.billing().minimum().count()).isEqualByComparingTo("60");
    assertThat(book.prices())
        .extracting(Price::sku, Price::instanceType, price -> price.amount().toPlainString())
        .containsExactly(
            tuple("AAAA1111AAAA1111", "m9.large", "0.1"),
            tuple("GGGG7777GGGG7777", "m9.metal", "4.8"));
    assertThat(book.prices().getFirst().date()).hasToString("2026-10-01");
  }

  @Test
  void takesAllRegionsWhereNoneIsNamed() throws IOException {
    PriceBook book = read(sample(), Set.of(), "Linux", "on-demand");
    assertThat(book.prices()).extracting(Price::region).contains("eu-west-1", "us-east-1");
    assertThat(book.tariff("m9.large", "eu-west-1")).isInstanceOf(TariffLookup.Found.class);
    assertThat(read(sample(), Set.of(), "Windows", "on-demand").prices()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "reserved-1yr-no-upfront, 0.063",
    "reserved-1yr-partial-upfront, 0.06",
    "reserved-3yr-all-upfront, 0.04",
    "reserved-3yr-all-upfront-standard, 0.04",
    "reserved-3yr-all-upfront-convertible, 0.05"
  })
  void spreadsUpfrontFeesOverTheHoursOfTheTerm(String purchase, BigDecimal hourly)
      throws IOException {
    PriceBook book = read(sample(), Set.of(), "Linux", purchase);
    assertThat(book.prices()).singleElement().extracting(Price::amount).isEqualTo(hourly);
    assertThat(book.explanation()).contains("hours that nobody uses are not in these prices");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AmazonEC2 | AmazonS3 | Expected an offer file of AmazonEC2, but its offerCode is AmazonS3",
        "\"USD\": \"0.1200000000\" | \"CNY\": \"0.12\" | Expected prices in one currency, but there are [CNY, USD]",
        "\"USD\": \"0.1200000000\" | \"USD\": \"dear\" | Expected a decimal pricePerUnit of SKU BBBB2222BBBB2222",
        "\"beginRange\": \"0\" | \"beginRange\": \"750\" | but one begins at 750",
        "\"unit\": \"Hrs\" | \"unit\": \"Months\" | Expected unit Hrs or Quantity of SKU",
        "\"publicationDate\": \"2026-10-01T12:00:00Z\" | \"publicationDate\": \"autumn\" | but it is 'autumn'",
        "2026-10-01T00:00:00Z | soon | Expected an effectiveDate of SKU",
        "\"regionCode\": \"eu-west-1\" | \"region\": \"eu\" | Expected a regionCode of product BBBB2222BBBB2222",
        "\"products\": | \"goods\": | Expected products before terms"
      })
  void refusesWhatIsNotAsItIsPublished(String found, String instead, String why)
      throws IOException {
    String changed = sample().replace(found, instead);
    assertThat(changed).isNotEqualTo(sample());
    assertThatThrownBy(() -> read(changed, Set.of(), "Linux", "on-demand"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void saysWhatItDidNotFind() throws IOException {
    String text = sample();
    assertThatThrownBy(() -> read(text, Set.of("mars-1"), "Linux", "on-demand"))
        .hasMessage(
            "Expected prices of machines with Linux, on demand, in [mars-1], but there are none in"
                + " this file");
    assertThatThrownBy(() -> Purchase.of("reserved")).hasMessageContaining("but it is 'reserved'");
  }
}
