package io.benchtable.tables.storage.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.item.AttributeValue;
import io.benchtable.tables.item.ListValue;
import io.benchtable.tables.item.NumberValue;
import io.benchtable.tables.item.StringValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTests {

  /** 1,772,323,200 seconds since 1970; five years before are 1,614,556,800. */
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  private static final Expiry EXPIRY = Expiry.at(NOW);

  @ParameterizedTest
  @CsvSource({
    "1772323199, true",
    "1772323200, false",
    "1772323201, false",
    "1772323199.999999999, true",
    "1772323200.000000001, false",
    "1614556800, true",
    "1614556799, false",
    "1614556799.999999999, false",
    "1614556800.5, true",
    "0, false",
    "-1, false",
    "-1772323199, false",
    "1772323199000, false",
    "9.9E+125, false",
    "-9.9E+125, false",
    "1E-130, false"
  })
  void holdsForTimesThatAreOverForFiveYearsAtMost(String seconds, boolean expired) {
    assertThat(EXPIRY.holdsFor(NumberValue.of(seconds))).isEqualTo(expired);
  }

  @Test
  void holdsWithinASecond() {
    Expiry halfASecondLater = Expiry.at(NOW.plusMillis(500));
    assertThat(halfASecondLater.holdsFor(NumberValue.of(NOW.getEpochSecond()))).isTrue();
    assertThat(halfASecondLater.holdsFor(NumberValue.of("1772323200.5"))).isFalse();
  }

  @Test
  void holdsForNumbersOnly() {
    AttributeValue text = new StringValue("1772323199");
    assertThat(EXPIRY.holdsFor(text)).isFalse();
    assertThat(EXPIRY.holdsFor(new ListValue(List.of(NumberValue.of(1772323199))))).isFalse();
    assertThat(EXPIRY.holdsFor(null)).isFalse();
  }
}
