package io.benchtable.costs.book.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Tariff;
import io.benchtable.costs.price.TariffLookup;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpotHistoryTests {

  private static final Path SAMPLE =
      Path.of("src/test/resources/price-sources/spot-price-history.json");

  private static List<PriceBook> read(String text, String product) {
    return SpotHistory.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        product,
        "spot",
        "a sample");
  }

  private static BigDecimal price(PriceBook book, String type, String zone) {
    return switch (book.tariff(type, zone)) {
      case TariffLookup.Found(Tariff.Machine(Price price)) -> price.amount();
      case TariffLookup other -> throw new AssertionError(other);
    };
  }

  @Test
  void hasAVersionForEachWholeDayWithTheMeanOfThePricesThatHeld() throws IOException {
    List<PriceBook> books = read(Files.readString(SAMPLE), "Linux/UNIX");
    // The first day is known from noon on only, and the history ends as the third begins.
    assertThat(books).extracting(book -> book.id().toString()).containsExactly("spot@2026-10-02");
    PriceBook book = books.getFirst();
    // 6 h at 0.01, 12 h at 0.02, 6 h at 0.04.
    assertThat(price(book, "m9.large", "us-east-1a")).isEqualByComparingTo("0.0225");
    assertThat(price(book, "m9.large", "us-east-1b")).isEqualByComparingTo("0.035");
    assertThat(book.prices()).as("without what was offered later").hasSize(2);
    assertThat(book.currency()).isEqualTo("USD");
  }

  @Test
  void saysThatTheFileHasNoWholeDay() throws IOException {
    String text = Files.readString(SAMPLE);
    assertThatThrownBy(() -> read(text, "Windows"))
        .hasMessage(
            "Expected spot prices of Windows over a whole day in UTC, but this file has those from"
                + " 2026-10-01T12:00:00Z to 2026-10-01T12:00:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SpotPriceHistory | Prices | Expected an object with a list SpotPriceHistory",
        "\"SpotPrice\": \"0.040000\" | \"Price\": \"0.04\" | Expected a value of SpotPrice in the entry at line 3",
        "0.035000 | 3 cents | Expected a decimal SpotPrice in the entry at line 17, but it is 3 cents",
        "2026-10-02T18:00:00+00:00 | yesterday | Expected a Timestamp such as",
        "us-east-1b | cn-north-1a | Expected prices in one currency"
      })
  void refusesWhatIsNotAsItIsPrinted(String found, String instead, String why) throws IOException {
    String changed = Files.readString(SAMPLE).replace(found, instead);
    assertThatThrownBy(() -> read(changed, "Linux/UNIX"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void saysWhichProductItDidNotFind() throws IOException {
    String text = Files.readString(SAMPLE);
    assertThatThrownBy(() -> read(text, "SUSE Linux"))
        .hasMessage("Expected spot prices of SUSE Linux, but there are none in this file");
  }
}
