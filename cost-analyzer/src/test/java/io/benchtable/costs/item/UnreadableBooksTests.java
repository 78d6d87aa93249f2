package io.benchtable.costs.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.costs.price.BookId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Books that users put, and what is said of each that cannot be read. */
class UnreadableBooksTests {

  private static final BookId MINE = new BookId("mine", "1");
  private static final Map<?, ?> GOLDEN =
      JsonMapper.shared()
          .readValue(Path.of("../contracts/22-unreadable-price-books.json"), Map.class);

  static List<?> unreadable() {
    return (List<?>) Objects.requireNonNull(GOLDEN.get("unreadable"));
  }

  @Test
  void readsTheBookThatTheyAreMadeFrom() {
    assertThat(books(Map.of()).find(MINE)).isPresent();
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void saysWhatIsWrongWithABook(Map<?, ?> change) {
    BookItems books = books(change);
    assertThatThrownBy(() -> books.find(MINE)).hasMessage(String.valueOf(change.get("problem")));
  }

  private static BookItems books(Map<?, ?> change) {
    InMemoryItems items = new InMemoryItems();
    items.put(TableShape.PRICE_BOOKS, changed("head", change));
    if (!change.containsKey("price") || change.get("price") != null) {
      items.put(TableShape.PRICES, changed("price", change));
    }
    return new BookItems(items);
  }

  private static Map<String, Object> changed(String part, Map<?, ?> change) {
    Map<String, Object> item = new LinkedHashMap<>();
    put(item, GOLDEN.get(part));
    put(item, change.get(part));
    return item;
  }

  private static void put(Map<String, Object> item, @Nullable Object values) {
    if (values instanceof Map<?, ?> map) {
      map.forEach(
          (name, value) -> {
            if (value == null) {
              item.remove(String.valueOf(name));
            } else {
              item.put(String.valueOf(name), value);
            }
          });
    }
  }
}
