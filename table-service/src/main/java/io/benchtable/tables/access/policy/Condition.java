package io.benchtable.tables.access.policy;

import java.util.List;

/** What a statement asks of the request before it says anything about it. */
sealed interface Condition {

  boolean holds(Effect effect, Context context);

  /**
   * Values of a key are as the policy says.
   *
   * @param ifExists whether it holds where the request has none
   * @param tests of which one is enough, or none may hold where the operator is negated
   */
  record Values(
      String key, Operator operator, Quantifier quantifier, boolean ifExists, List<ValueTest> tests)
      implements Condition {

    @Override
    public boolean holds(Effect effect, Context context) {
      List<String> values = context.values(key);
      if (values.isEmpty()) {
        return ifExists
            || switch (quantifier) {
              case ALL -> true;
              case ANY -> false;
              case ONE -> operator.isNegated();
            };
      }
      return switch (quantifier) {
        case ALL -> values.stream().allMatch(value -> holds(value, context));
        case ANY -> values.stream().anyMatch(value -> holds(value, context));
        // For one value. Of several, the policy is read so that more is refused.
        case ONE ->
            effect == Effect.ALLOW
                ? values.stream().allMatch(value -> holds(value, context))
                : values.stream().anyMatch(value -> holds(value, context));
      };
    }

    private boolean holds(String value, Context context) {
      return operator.isNegated() != tests.stream().anyMatch(test -> test.holds(value, context));
    }
  }

  /** How many of the values must be so. */
  enum Quantifier {
    ONE,
    ALL,
    ANY
  }

  /**
   * The request has a key, or has not.
   *
   * @param present one of these is enough
   */
  record Presence(String key, List<Boolean> present) implements Condition {

    @Override
    public boolean holds(Effect effect, Context context) {
      return present.contains(!context.values(key).isEmpty());
    }
  }
}
