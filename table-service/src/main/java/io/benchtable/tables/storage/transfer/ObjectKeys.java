package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Which keys objects of buckets can have, so that each is a file below its bucket's folder. */
final class ObjectKeys {

  private static final int MOST_BYTES = 255;

  private ObjectKeys() {}

  /** The parts of a key, between its slashes. */
  static List<String> parts(String key) {
    return List.of(key.split("/", -1));
  }

  /**
   * Refuses the beginning of a key that would lead anywhere else.
   *
   * @param member what the request calls it
   */
  static void checkPrefix(String member, String prefix) {
    List<String> parts = parts(prefix);
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      if (!(last && parts.get(i).isEmpty()) && !isName(parts.get(i))) {
        throw RequestRefused.invalid(
            ("One or more parameter values were invalid: %s must be made of names of files with"
                    + " slashes between them, without '.', '..' and empty ones")
                .formatted(member));
      }
    }
  }

  /** Whether a part of a key can be the name of a file, or of a folder. */
  static boolean isName(String part) {
    if (part.isEmpty() || part.equals(".") || part.equals("..")) {
      return false;
    }
    boolean plain = part.chars().noneMatch(c -> c < 0x20 || c == 0x7f || c == '\\' || c == '/');
    return plain
        && part.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
        && isKnownToFileSystem(part);
  }

  private static boolean isKnownToFileSystem(String part) {
    try {
      return Path.of(part).toString().equals(part);
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
