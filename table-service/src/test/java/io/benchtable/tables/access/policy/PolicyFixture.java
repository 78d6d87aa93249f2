package io.benchtable.tables.access.policy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Policies and requests for tests. */
final class PolicyFixture {

  static final String TABLE = "arn:aws:dynamodb:local:000000000000:table/Books";

  private PolicyFixture() {}

  /** Of a user, with quotation marks instead of double ones. */
  static PolicyDocument policy(String... statements) {
    return PolicyJson.ofUser(text(statements));
  }

  static PolicyDocument ofResource(String... statements) {
    return PolicyJson.ofResource(text(statements));
  }

  static String text(String... statements) {
    return "{'Version':'2012-10-17','Statement':[%s]}"
        .formatted(String.join(",", statements))
        .replace('\'', '"');
  }

  static Attempt attempt(String action, String resource, Context context) {
    return new Attempt(new User("alice"), action, resource, context);
  }

  /** Keys like {@code a=1|2;b=3}. */
  static Context context(String text) {
    Map<String, List<String>> values = new HashMap<>();
    values.put("aws:username", List.of("alice"));
    for (String entry : text.split(";")) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        values.put(
            entry.substring(0, equals).strip(),
            Arrays.asList(entry.substring(equals + 1).strip().split("\\|", -1)));
      }
    }
    return key -> values.getOrDefault(key, List.of());
  }

  static Verdict verdict(PolicyDocument policy, Attempt attempt) {
    return Verdict.of(Optional.of(policy), Optional.empty(), attempt);
  }
}
