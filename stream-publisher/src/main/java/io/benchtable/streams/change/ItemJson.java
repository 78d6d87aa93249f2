package io.benchtable.streams.change;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads items as the table service stores them. */
public final class ItemJson {

  /** Names may have 65,535 bytes; twice that is read. */
  private static final int MAX_NAME_LENGTH = 2 * 65_535;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNameLength(MAX_NAME_LENGTH).build())
                  .build())
          .build();
  private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private ItemJson() {}

  /** Reads an item; throws {@link IllegalArgumentException} when it is not one. */
  public static Item read(String json) {
    try {
      return new Item(json, Digits.told(json, JSON.readValue(json, ATTRIBUTES)));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Expected an item as JSON, but %d characters that are not: %s"
              .formatted(json.length(), e.getOriginalMessage()),
          e);
    }
  }
}
