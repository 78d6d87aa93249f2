package io.benchtable.jobs.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages and items as JSON; fields that we do not know are ignored. */
public final class JobJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .changeDefaultPropertyInclusion(
              inclusion -> inclusion.withValueInclusion(JsonInclude.Include.ALWAYS))
          .build();

  private JobJson() {}

  /**
   * @throws JacksonException if it is not such a message
   */
  public static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  public static String write(Object message) {
    return MAPPER.writeValueAsString(message);
  }

  static JsonNode tree(String json) {
    return MAPPER.readTree(json);
  }

  static Map<String, Object> plain(Object item) {
    return MAPPER.convertValue(item, new TypeReference<>() {});
  }

  static <T> T typed(Map<String, ?> plain, Class<T> type) {
    return MAPPER.convertValue(plain, type);
  }
}
