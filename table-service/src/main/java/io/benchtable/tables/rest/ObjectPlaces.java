package io.benchtable.tables.rest;

import io.benchtable.tables.catalogue.RequestRefused;
import io.benchtable.tables.storage.transfer.ObjectKeys;
import org.jspecify.annotations.Nullable;

/** Where the objects of an export or an import are. */
final class ObjectPlaces {

  private static final int LONGEST_PREFIX = 1024;

  private ObjectPlaces() {}

  static String bucket(@Nullable String bucket) {
    if (bucket == null || !ObjectKeys.isBucket(bucket)) {
      throw RequestRefused.invalid(
          "Expected bucket, a name of 2 to 255 characters out of A-Z, a-z, 0-9, '_', '-' and '.', but it is %s."
              .formatted(bucket == null ? "absent" : "'" + bucket + "'"));
    }
    return bucket;
  }

  static String prefix(@Nullable String prefix) {
    if (prefix != null && (prefix.length() > LONGEST_PREFIX || !ObjectKeys.isPrefix(prefix))) {
      throw RequestRefused.invalid(
          "Expected prefix to be names of files with slashes between them, without '.', '..' and empty ones, but it is '%s'."
              .formatted(prefix));
    }
    return prefix == null ? "" : prefix;
  }
}
