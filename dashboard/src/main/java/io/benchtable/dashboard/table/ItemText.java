package io.benchtable.dashboard.table;

import io.benchtable.dashboard.item.Attribute;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Items as the text in which they are edited: DynamoDB's JSON, or plain JSON where that is enough.
 */
enum ItemText {

  /** Each value with its type. */
  TYPED {
    @Override
    String write(Map<String, Attribute> item) {
      return ItemJson.indented(Attribute.typed(item));
    }

    @Override
    Attribute attribute(JsonNode node, String path, TypedJson reader) {
      return reader.typed(node, path);
    }
  },

  /** Texts, numbers, yes or no, null, lists and maps, as JSON has them. */
  PLAIN {
    @Override
    String write(Map<String, Attribute> item) {
      return ItemJson.indented(Attribute.plain(item));
    }

    @Override
    Attribute attribute(JsonNode node, String path, TypedJson reader) {
      return reader.plain(node, path);
    }
  };

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** What a text says, or what is wrong with it. */
  record Read(Map<String, Attribute> item, List<String> problems) {
    Read {
      problems = List.copyOf(problems);
    }
  }

  abstract String write(Map<String, Attribute> item);

  abstract Attribute attribute(JsonNode node, String path, TypedJson reader);

  static ItemText of(String name) {
    return name.equals("plain") ? PLAIN : TYPED;
  }

  /** Its name in addresses. */
  String key() {
    return this == PLAIN ? "plain" : "typed";
  }

  /** Reads a text that somebody typed. */
  Read read(String text) {
    JsonNode node;
    try {
      node = JSON.readTree(text);
    } catch (JacksonException problem) {
      return new Read(Map.of(), List.of(said(problem)));
    }
    if (node == null || !node.isObject()) {
      return new Read(
          Map.of(), List.of("Expected an item: { \"name\": … }, but it is something else."));
    }
    TypedJson reader = new TypedJson();
    Map<String, Attribute> item = reader.attributes(node, "", this);
    return new Read(item, reader.problems());
  }

  /** Whether plain JSON says all that there is to an item. */
  static boolean isPlain(Map<String, Attribute> item) {
    return item.values().stream().allMatch(ItemText::isPlain);
  }

  private static boolean isPlain(Attribute attribute) {
    return switch (attribute.type()) {
      case "B", "BS", "SS", "NS" -> false;
      case "M", "L" ->
          (attribute.value() instanceof Map<?, ?> map ? map.values() : (List<?>) attribute.value())
              .stream().allMatch(one -> one instanceof Attribute inner && isPlain(inner));
      case "N" -> attribute.value() instanceof BigDecimal number && number.scale() > -100;
      default -> true;
    };
  }

  /** What tells an item from what it becomes when somebody changes it. */
  static String version(Map<String, Attribute> item) {
    try {
      byte[] text = ItemJson.compact(Attribute.typed(item)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Expected SHA-256 in every Java", missing);
    }
  }

  private static String said(JacksonException problem) {
    String what = problem.getOriginalMessage();
    return problem.getLocation() == null
        ? "Expected JSON, but: " + what
        : "Expected JSON, but in line %d, column %d: %s"
            .formatted(
                problem.getLocation().getLineNr(), problem.getLocation().getColumnNr(), what);
  }
}
