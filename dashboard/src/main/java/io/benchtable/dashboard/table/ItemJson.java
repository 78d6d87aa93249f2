package io.benchtable.dashboard.table;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Items as JSON text; numbers as they are stored, no digit less. */
final class ItemJson {

  private static final JsonMapper COMPACT =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();
  private static final JsonMapper INDENTED =
      COMPACT.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ItemJson() {}

  static String compact(@Nullable Object value) {
    return COMPACT.writeValueAsString(value);
  }

  static String indented(Object value) {
    return INDENTED.writeValueAsString(value);
  }
}
