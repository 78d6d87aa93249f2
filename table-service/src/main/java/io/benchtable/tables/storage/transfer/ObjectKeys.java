package io.benchtable.tables.storage.transfer;

import io.benchtable.tables.catalogue.RequestRefused;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Which keys objects of buckets can have, so that each is a file below its bucket's folder. */
public final class ObjectKeys {

  private static final int MOST_BYTES = 255;
  private static final int LONGEST_BUCKET = 255;
  private static final Pattern BUCKET = Pattern.compile("[a-zA-Z0-9]+[.\\w-]*[a-zA-Z0-9]+");

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
    if (!isPrefix(prefix)) {
      throw RequestRefused.invalid(
          ("One or more parameter values were invalid: %s must be made of names of files with"
                  + " slashes between them, without '.', '..' and empty ones")
              .formatted(member));
    }
  }

  /** Whether keys can begin with that: names of files with slashes between them. */
  public static boolean isPrefix(String prefix) {
    List<String> parts = parts(prefix);
    boolean open = parts.getLast().isEmpty();
    return parts.subList(0, parts.size() - (open ? 1 : 0)).stream().allMatch(ObjectKeys::isName);
  }

  /** Whether a bucket can be called so. */
  public static boolean isBucket(String name) {
    return name.length() <= LONGEST_BUCKET && BUCKET.matcher(name).matches();
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
