package io.benchtable.costs.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.costs.price.Price;
import io.benchtable.costs.price.PriceBook;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AwsOfferFileTests {

  private static InputStream sample() {
    InputStream sample = AwsOfferFileTests.class.getResourceAsStream("/aws-offer-sample.json");
    assertThat(sample).isNotNull();
    return sample;
  }

  @Test
  void takesLinuxOnDemandOnSharedTenancy() {
    PriceBook book = AwsOfferFile.read(sample(), "my-ec2", "a sample");
    assertThat(book.id()).hasToString("my-ec2@2026-10-02");
    assertThat(book.billing().minimumSeconds()).isEqualByComparingTo("60");
    assertThat(book.prices()).hasSize(1);
    Price price = book.prices().getFirst();
    assertThat(price.sku()).isEqualTo("SAMPLE0000000001");
    assertThat(price.instanceType()).isEqualTo("x1.sample");
    assertThat(price.region()).isEqualTo("us-east-1");
    assertThat(price.amount()).isEqualByComparingTo("0.1234");
    assertThat(price.date()).isEqualTo(LocalDate.of(2026, 10, 1));
    assertThat(price.source()).isEqualTo("a sample");
  }

  @Test
  void refusesWhatIsNoOfferFile() {
    assertThatThrownBy(() -> AwsOfferFile.read(stream("[]"), "x", "y"))
        .hasMessageContaining("Expected an offer file to be a JSON object");
    assertThatThrownBy(() -> AwsOfferFile.read(stream("{\"version\": \"1\"}"), "x", "y"))
        .hasMessageContaining("Expected prices in book");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
