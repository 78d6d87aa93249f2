package io.benchtable.tables.access.policy;

import java.util.List;
import java.util.Optional;

/**
 * One rule of a policy.
 *
 * @param principals empty in the policy of a user, which is about that user
 */
record Statement(
    Effect effect,
    Optional<Principals> principals,
    Actions actions,
    Resources resources,
    List<Condition> conditions) {

  Statement {
    conditions = List.copyOf(conditions);
  }

  boolean covers(Attempt attempt) {
    return principals.map(named -> named.cover(attempt.user(), effect)).orElse(true)
        && actions.cover(attempt)
        && resources.cover(attempt)
        && conditions.stream().allMatch(condition -> condition.holds(effect, attempt.context()));
  }
}
