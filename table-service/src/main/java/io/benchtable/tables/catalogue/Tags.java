package io.benchtable.tables.catalogue;

import java.util.regex.Pattern;

/** What tags may be, as AWS takes them for all its services. */
public final class Tags {

  public static final int MOST = 50;
  public static final int LONGEST_KEY = 128;
  public static final int LONGEST_VALUE = 256;

  private static final Pattern CHARACTERS = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*");
  private static final String RESERVED = "aws:";

  private Tags() {}

  public static boolean isKey(String key) {
    return !key.isEmpty() && key.length() <= LONGEST_KEY && CHARACTERS.matcher(key).matches();
  }

  /** Whether it is a key that the service alone gives. */
  public static boolean isReserved(String key) {
    return key.startsWith(RESERVED);
  }

  public static boolean isValue(String value) {
    return value.length() <= LONGEST_VALUE && CHARACTERS.matcher(value).matches();
  }
}
