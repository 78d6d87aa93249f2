package io.benchtable.dashboard.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The golden files that the modules share. */
public final class Contracts {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Contracts() {}

  /** The file's item. */
  public static Item item(String name) {
    return Item.of(JSON.readValue(text(name), Map.class));
  }

  /** The file as it is written. */
  public static String text(String name) {
    try {
      return Files.readString(Path.of("..", "contracts", name + ".json"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
