package io.benchtable.tables.dynamodb.shape;

import org.jspecify.annotations.Nullable;

/**
 * Where in a request something is; as the service writes it only when it is needed, since every
 * request makes many of them.
 *
 * @param step the name of a member, or the key or position of an element
 */
record Path(@Nullable Path parent, Object step, boolean isElement) {

  static Path member(@Nullable Path parent, String name) {
    return new Path(parent, name, false);
  }

  /** An element of a list, counted from 1, or the value of an entry of a map. */
  Path element(Object keyOrPosition) {
    return new Path(this, keyOrPosition, true);
  }

  @Override
  public String toString() {
    String name = step.toString();
    String own =
        isElement ? name + ".member" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    return parent == null ? own : parent + "." + own;
  }
}
