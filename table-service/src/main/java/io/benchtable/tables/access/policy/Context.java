package io.benchtable.tables.access.policy;

import java.util.List;

/** What conditions and variables can ask of a request, by names in lower case. */
@FunctionalInterface
public interface Context {

  /** All values of a key; none when the request has none of it. */
  List<String> values(String key);
}
