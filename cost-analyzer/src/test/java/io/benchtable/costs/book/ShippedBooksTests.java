package io.benchtable.costs.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.benchtable.costs.price.PriceBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedBooksTests {

  private static final Schema SCHEMA = schema();

  private static Schema schema() {
    try {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(Files.readString(Path.of("../contracts/price-book.schema.json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"own-hardware", "aws-ec2-on-demand"})
  void haveTheFormOfPriceBooks(String name) throws IOException {
    String text = Files.readString(Path.of("src/main/resources/price-books/" + name + ".json"));
    assertThat(SCHEMA.validate(text, InputFormat.JSON)).isEmpty();
  }

  @Test
  void refuseWhatIsNoPriceBook() {
    assertThat(SCHEMA.validate("{\"name\": \"x\"}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void nameASourceAndADateForEveryPrice() {
    List<PriceBook> books = ShippedBooks.load();
    assertThat(books).hasSize(2);
    assertThat(books)
        .allSatisfy(
            book ->
                assertThat(book.prices())
                    .allSatisfy(
                        price -> {
                          assertThat(price.sku()).isNotBlank();
                          assertThat(price.region()).isNotBlank();
                          assertThat(price.source()).isNotBlank();
                          assertThat(price.date()).isBeforeOrEqualTo(book.date());
                        }));
  }

  @Test
  void surviveBeingWrittenAndReadAgain() {
    for (PriceBook book : ShippedBooks.load()) {
      assertThat(BookForm.book(BookForm.whole(book))).isEqualTo(book);
    }
  }
}
