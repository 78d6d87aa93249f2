package io.benchtable.tables.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.item.KeyAttribute;
import io.benchtable.tables.item.KeySchema;
import io.benchtable.tables.item.ScalarType;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TextLengthsTests {

  private static final KeySchema KEY =
      new KeySchema(List.of(new KeyAttribute("id", ScalarType.S)), List.of());

  @Test
  void areThoseOfTheProtocolForStatements() {
    String longest = padded("SELECT * FROM samples", 8192);
    assertThat(StatementTexts.given("statement", longest, null).text()).isEqualTo(longest);
    assertRefused("statement", 8192, text -> StatementTexts.given("statement", text, null));
  }

  @Test
  void areThoseOfExpressionsForClauses() {
    assertThat(ClauseTexts.filter(padded("n = 1", 4096))).isEqualTo(ClauseTexts.filter("n = 1"));
    assertRefused("filter", 4096, ClauseTexts::filter);
    assertRefused("if", 4096, ClauseTexts::condition);
    assertRefused("attributes", 4096, ClauseTexts::attributes);
    assertRefused("update", 4096, text -> ClauseTexts.update(text, KEY));
  }

  @Test
  void showOnlyWholeCharactersOfLongTexts() {
    assertThat(TextLengths.shown("a".repeat(160))).hasSize(160);
    assertThat(TextLengths.shown("😀".repeat(100))).isEqualTo("😀".repeat(80) + "…");
  }

  /** Before it is cut into tokens: that the quote is never closed is not what is told. */
  private static void assertRefused(String name, int most, Consumer<String> reader) {
    assertThatThrownBy(() -> reader.accept("'" + "x".repeat(most)))
        .isInstanceOf(RequestRefused.class)
        .hasMessage(
            "Expected %s of at most %d characters, but it has %d: ''%s…'."
                .formatted(name, most, most + 1, "x".repeat(79)));
  }

  private static String padded(String text, int length) {
    return text + " ".repeat(length - text.length());
  }
}
