package io.benchtable.costs.verdict;

import org.jspecify.annotations.Nullable;

/**
 * The configuration with the smallest median of time or of cost.
 *
 * @param doubt why it is not certain, in words that go on after a colon; null if it is
 */
public record Best(String configurationId, Shown median, @Nullable String doubt) {

  public boolean certain() {
    return doubt == null;
  }
}
