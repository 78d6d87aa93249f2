package io.benchtable.costs.book;

import io.benchtable.costs.price.PriceBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The price books that come with the program; they need no server to be read. */
public final class ShippedBooks {

  private static final List<String> NAMES = List.of("own-hardware", "aws-ec2-on-demand");

  private ShippedBooks() {}

  /** All of them, read anew from the class path. */
  public static List<PriceBook> load() {
    return NAMES.stream().map(ShippedBooks::load).toList();
  }

  private static PriceBook load(String name) {
    String resource = "/price-books/" + name + ".json";
    try (InputStream stream = ShippedBooks.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "Expected a price book at %s, but there is none".formatted(resource));
      }
      return BookForm.book(
          JsonMapper.shared().readValue(stream, new TypeReference<Map<String, Object>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
