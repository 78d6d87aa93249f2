package io.benchtable.tables.access.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads statements of policies. */
final class StatementJson {

  private static final Set<String> MEMBERS =
      Set.of(
          "Sid",
          "Effect",
          "Principal",
          "NotPrincipal",
          "Action",
          "NotAction",
          "Resource",
          "NotResource",
          "Condition");
  private static final Set<String> KINDS_OF_PRINCIPALS =
      Set.of("AWS", "Service", "Federated", "CanonicalUser");

  private StatementJson() {}

  static Optional<String> id(JsonNode statement) {
    JsonNode id = statement.get("Sid");
    if (id == null) {
      return Optional.empty();
    }
    if (!id.isString()) {
      throw MalformedPolicy.expected("Sid to be a string", id);
    }
    return Optional.of(id.stringValue());
  }

  static Statement read(JsonNode statement, boolean ofResource, boolean variables) {
    PolicyJson.checkMembers(statement, MEMBERS);
    Map.Entry<String, JsonNode> actions = required(statement, "Action");
    Map.Entry<String, JsonNode> resources = required(statement, "Resource");
    JsonNode conditions = statement.get("Condition");
    return new Statement(
        effect(statement),
        principals(statement, ofResource),
        Actions.of(
            PolicyJson.strings(actions.getValue(), actions.getKey()),
            actions.getKey().startsWith("Not")),
        Resources.of(
            PolicyJson.strings(resources.getValue(), resources.getKey()),
            resources.getKey().startsWith("Not"),
            variables),
        conditions == null ? List.of() : ConditionJson.read(conditions, variables));
  }

  private static Map.Entry<String, JsonNode> required(JsonNode statement, String name) {
    return PolicyJson.oneOf(statement, name, "Not" + name)
        .orElseThrow(() -> MalformedPolicy.expected(name + " or Not" + name, "neither"));
  }

  private static Effect effect(JsonNode statement) {
    JsonNode effect = statement.get("Effect");
    if (effect != null && effect.isString()) {
      if (effect.stringValue().equals("Allow")) {
        return Effect.ALLOW;
      }
      if (effect.stringValue().equals("Deny")) {
        return Effect.DENY;
      }
    }
    throw MalformedPolicy.expected("Effect to be Allow or Deny", effect);
  }

  private static Optional<Principals> principals(JsonNode statement, boolean ofResource) {
    Optional<Map.Entry<String, JsonNode>> named =
        PolicyJson.oneOf(statement, "Principal", "NotPrincipal");
    if (!ofResource) {
      if (named.isPresent()) {
        throw new MalformedPolicy("Policy document should not specify a principal.");
      }
      return Optional.empty();
    }
    Map.Entry<String, JsonNode> entry =
        named.orElseThrow(() -> MalformedPolicy.expected("Principal or NotPrincipal", "neither"));
    return Optional.of(
        new Principals(arns(entry.getValue()), entry.getKey().equals("NotPrincipal")));
  }

  /** Only users of the account can be here; others are as good as nobody. */
  private static Set<String> arns(JsonNode named) {
    if (named.isString() && named.stringValue().equals("*")) {
      return Set.of("*");
    }
    PolicyJson.object(named, "a principal other than *");
    if (named.isEmpty()) {
      throw MalformedPolicy.expected("a principal", named);
    }
    PolicyJson.checkMembers(named, KINDS_OF_PRINCIPALS);
    List<String> arns = new ArrayList<>();
    named
        .properties()
        .forEach(
            entry -> {
              List<String> texts = PolicyJson.strings(entry.getValue(), entry.getKey());
              if (entry.getKey().equals("AWS")) {
                texts.forEach(text -> arns.add(Principals.arn(text)));
              }
            });
    return new HashSet<>(arns);
  }
}
