package io.benchtable.workflows.rule;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Table {@code rules}: what users ask for, and what the platform says about it. */
interface RuleTable {

  /** The rules whose state is ENABLED, as plain items. */
  List<Map<String, @Nullable Object>> enabled();

  /**
   * Marks a rule that names no state as ENABLED, or one that was corrected as free of errors.
   *
   * @param item the rule as it was read; one that is another by now stays as it is
   */
  void accept(Map<String, @Nullable Object> item);

  /**
   * Marks a rule as INVALID and says why.
   *
   * @param item the rule as it was read; one that is another by now stays as it is
   */
  void refuse(Map<String, @Nullable Object> item, List<RuleProblem> problems);

  /** Marks a rule as DISABLED and says why. */
  void disable(String name, String reason);
}
