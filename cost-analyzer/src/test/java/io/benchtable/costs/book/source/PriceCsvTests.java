package io.benchtable.costs.book.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.OwnHardware;
import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.PriceUnit;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceCsvTests {

  private static final Path SAMPLE = Path.of("src/test/resources/price-sources/prices.csv");
  private static final LocalDate DAY = LocalDate.parse("2026-11-01");

  private static PriceBook read(String csv) {
    return PriceCsv.read(
        new StringReader(csv), new BookId("mine", "1"), "Mine", "a table", DAY, Billing.EXACT);
  }

  @Test
  void readsPricesAndTurnsThemIntoPricesOfAnHour() throws IOException {
    PriceBook book = read('\uFEFF' + Files.readString(SAMPLE).replace("\n", "\r\n"));
    assertThat(book.currency()).isEqualTo("EUR");
    assertThat(book.prices())
        .extracting(Price::sku, Price::unit, price -> price.amount().toPlainString())
        .containsExactly(
            tuple("rack-large", PriceUnit.MACHINE_HOUR, "0.1"),
            tuple("rack-small", PriceUnit.MACHINE_HOUR, "0.036"),
            tuple("core", PriceUnit.VCPU_HOUR, "0.01"),
            tuple("memory", PriceUnit.GIB_HOUR, "0.001"));
    Price first = book.prices().getFirst();
    assertThat(first.source()).isEqualTo("invoice 17, page 2");
    assertThat(first.description()).isEqualTo("a \"large\" one");
    assertThat(first.date()).isEqualTo("2026-10-01");
    assertThat(book.prices().getLast().date()).isEqualTo(DAY);
    assertThat(book.prices().getLast().source()).isEqualTo("a table");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "core,,cellar,vCPU-Hours,0.010,EUR,,, | core,,cellar,vCPU-Hours,0.010,EUR,, | Expected 9 columns in line 4, as in the head, but there are 8: column 9 is missing (description)",
        "core,,cellar,vCPU-Hours,0.010,EUR,,, | core,,cellar,vCPU-Hours,0.010,EUR,,,, | Expected 9 columns in line 4, as in the head, but there are 10: column 10 is too much",
        "vCPU-Hours,0.010,EUR | vCPU-Hours,0.010,USD | Expected one currency in a book, the [EUR, USD] of all lines in line 4, column 6 (currency), but it is 'USD'",
        "vCPU-Hours,0.010,EUR | vCPU-Hours,0.010, | Expected a value in line 4, column 6 (currency)",
        "vCPU-Hours,0.010,EUR | vCPU-Hours,0.010,euro | three capital letters such as EUR in line 4, column 6",
        "vCPU-Hours | `` | Expected a value in line 4, column 4 (unit)",
        "vCPU-Hours | vCPU-Days | in line 4, column 4 (unit), but it is 'vCPU-Days'",
        "0.010 | -0.010 | Expected a decimal number of 0 or more with a point in line 4, column 5 (price)",
        "0.00001 | `\"0,1\"` | in line 3, column 5 (price), but it is '0,1'",
        "rack.small | `` | Expected an instance type on prices of machines and on no other in line 3, column 2",
        "core,, | core,rack.x, | Expected an instance type on prices of machines and on no other in line 4, column 2",
        "2026-10-01 | autumn | Expected a date such as 2026-11-01 in line 2, column 8 (date)",
        "core, | rack-small, | Expected each SKU once in line 4, column 1 (sku), but it is 'rack-small'",
        "region, | place, | Expected a column region in the head, line 1",
        ",source, | ,shop, | but column 7 is 'shop'",
        "`\"invoice 17, page 2\"` | `\"invoice 17` | Expected a closing quote"
      })
  void refusesWhatIsMissingOrWrongWithItsLineAndColumn(String found, String instead, String why)
      throws IOException {
    String text = Files.readString(SAMPLE);
    String changed = text.replace(found, instead);
    assertThat(changed).isNotEqualTo(text);
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesATableWithoutPrices() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("but the file is empty");
    assertThatThrownBy(() -> read("sku,region,unit,price,currency\n\n"))
        .hasMessageContaining("a line for each price below the head");
  }

  @Test
  void aLineIsCountedAsItStandsInTheFile() {
    assertThatThrownBy(
            () ->
                read(
                    "sku,region,unit,price,currency,description\n\n"
                        + "a,r,vCPU-Hours,1,EUR,\"two\nlines\"\nb,r,GiB-Hours,x,EUR,\n"))
        .hasMessageContaining("in line 5, column 4 (price)");
  }

  @Test
  void aMachineOfOnesOwnMakesABookThatSaysWhatItIsDerivedFrom() {
    OwnHardware machine =
        OwnHardware.of(
            Map.of(
                "purchasePrice", "8760",
                "lifetimeYears", "1",
                "averagePowerWatts", "0",
                "powerUsageEffectiveness", "1",
                "electricityPricePerKwh", "0.3",
                "otherCostsPerYear", "0",
                "utilisation", "0.5",
                "vcpus", "4",
                "memoryGiB", "8",
                "vcpuShare", "0.5"));
    PriceBook book =
        OwnHardwareBook.of(new BookId("lab", "2026-11-01"), "Lab", "EUR", DAY, machine);
    // 2 an hour that is used, half of it for 4 vCPUs and half for 8 GiB.
    assertThat(book.prices())
        .extracting(price -> price.amount().toPlainString())
        .containsExactly("0.25", "0.125");
    assertThat(book.assumptions()).containsEntry("utilisation", "0.5").hasSize(10);
  }
}
