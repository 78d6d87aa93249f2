package io.benchtable.tables.dynamodb.shape;

import org.jspecify.annotations.Nullable;

/** Where in a request something is, as the service writes it; written only when it is needed. */
record Path(@Nullable Path parent, String step) {

  static Path member(@Nullable Path parent, String name) {
    return new Path(parent, Character.toLowerCase(name.charAt(0)) + name.substring(1));
  }

  /** An element of a list, counted from 1, or the value of an entry of a map. */
  Path element(Object keyOrPosition) {
    return new Path(this, keyOrPosition + ".member");
  }

  @Override
  public String toString() {
    return parent == null ? step : parent + "." + step;
  }
}
