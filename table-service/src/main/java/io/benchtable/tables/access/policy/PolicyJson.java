package io.benchtable.tables.access.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads policies, and refuses what is not exactly one. */
public final class PolicyJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final String WITH_VARIABLES = "2012-10-17";
  private static final Set<String> VERSIONS = Set.of("2008-10-17", WITH_VARIABLES);
  private static final Set<String> MEMBERS = Set.of("Version", "Id", "Statement");

  /** How many bytes in UTF-8 the policy of a resource has at most. */
  public static final int LONGEST = 20 * 1024;

  private PolicyJson() {}

  /** The policy of a user. */
  public static PolicyDocument ofUser(String text) {
    return read(text, false);
  }

  /** The policy of a resource, which says whom it is about. */
  public static PolicyDocument ofResource(String text) {
    return read(text, true);
  }

  private static PolicyDocument read(String text, boolean ofResource) {
    JsonNode policy = object(parsed(text), "a policy");
    checkMembers(policy, MEMBERS);
    JsonNode version = policy.get("Version");
    if (version != null && !(version.isString() && VERSIONS.contains(version.stringValue()))) {
      throw MalformedPolicy.expected("Version to be 2012-10-17 or 2008-10-17", version);
    }
    JsonNode id = policy.get("Id");
    if (id != null && !id.isString()) {
      throw MalformedPolicy.expected("Id to be a string", id);
    }
    boolean variables = version != null && version.stringValue().equals(WITH_VARIABLES);
    return new PolicyDocument(statements(policy.get("Statement"), ofResource, variables));
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw MalformedPolicy.expected("JSON", e.getOriginalMessage());
    }
  }

  private static List<Statement> statements(
      @Nullable JsonNode node, boolean ofResource, boolean variables) {
    if (node == null || (!node.isObject() && (!node.isArray() || node.isEmpty()))) {
      throw MalformedPolicy.expected("Statement to be one or several", node);
    }
    List<JsonNode> nodes = node.isArray() ? node.valueStream().toList() : List.of(node);
    List<Statement> statements = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < nodes.size(); i++) {
      try {
        JsonNode statement = object(nodes.get(i), "a statement");
        StatementJson.id(statement)
            .filter(id -> !ids.add(id))
            .ifPresent(
                id -> {
                  throw MalformedPolicy.expected("a Sid of its own", "'" + id + "' again");
                });
        statements.add(StatementJson.read(statement, ofResource, variables));
      } catch (MalformedPolicy e) {
        throw e.in("Statement[" + i + "]");
      }
    }
    return statements;
  }

  static JsonNode object(JsonNode node, String what) {
    if (!node.isObject()) {
      throw MalformedPolicy.expected(what + " to be an object", node);
    }
    return node;
  }

  static void checkMembers(JsonNode node, Set<String> known) {
    node.propertyNames().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw MalformedPolicy.expected(
                  "only " + String.join(", ", known.stream().sorted().toList()), "'" + name + "'");
            });
  }

  /** One string, or several. */
  static List<String> strings(JsonNode node, String name) {
    List<JsonNode> values = node.isArray() ? node.valueStream().toList() : List.of(node);
    if (values.isEmpty() || !values.stream().allMatch(JsonNode::isString)) {
      throw MalformedPolicy.expected(name + " to be a string or several", node);
    }
    return values.stream().map(JsonNode::stringValue).toList();
  }

  /** Which of two members there is; there must be one of them. */
  static Optional<Map.Entry<String, JsonNode>> oneOf(JsonNode node, String name, String other) {
    if (node.has(name) && node.has(other)) {
      throw MalformedPolicy.expected(name + " or " + other, "both");
    }
    String present = node.has(name) ? name : other;
    return Optional.ofNullable(node.get(present)).map(value -> Map.entry(present, value));
  }
}
