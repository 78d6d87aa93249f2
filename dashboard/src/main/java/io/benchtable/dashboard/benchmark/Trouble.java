package io.benchtable.dashboard.benchmark;

import io.benchtable.dashboard.item.Item;
import java.util.ArrayList;
import java.util.List;

/** A configuration that is not compared, and why. */
record Trouble(String configurationId, String why) {

  /** Reads a result that did not complete or failed a check. */
  static Trouble of(Item result) {
    return new Trouble(result.text("configurationId", ""), why(result));
  }

  private static String why(Item result) {
    List<String> why = new ArrayList<>();
    if (!Results.complete(result)) {
      why.add(result.text("reason").map(Reasons::words).orElse("did not complete"));
      result.text("message").ifPresent(why::add);
    }
    why.addAll(checks(result));
    return why.isEmpty() ? "failed a check" : String.join(". ", why);
  }

  /** The checks that a result failed, a sentence each. */
  static List<String> checks(Item result) {
    return result.list("failedChecks").stream().map(Trouble::check).toList();
  }

  private static String check(Object check) {
    Item item = Item.of(check);
    if (item.isEmpty()) {
      return String.valueOf(check);
    }
    String found = item.text("found").or(() -> item.text("value")).map(v -> " is " + v).orElse("");
    return item.text("metric", "a metric")
        + found
        + item.text("expected").map(v -> ", expected " + v).orElse("")
        + item.text("message").map(v -> ": " + v).orElse("");
  }
}
