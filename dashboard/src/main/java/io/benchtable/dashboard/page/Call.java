package io.benchtable.dashboard.page;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Requests of the platform's REST API and other commands, as they are typed into a terminal. */
public final class Call {

  private Call() {}

  /** An item, or the items of a partition where the table has a sort key. */
  public static String items(String table, String... key) {
    return get(
        "/v1/tables/"
            + Address.encode(table)
            + "/items/"
            + Arrays.stream(key).map(Address::encode).collect(Collectors.joining("/")));
  }

  /** The items of a partition of an index. */
  public static String index(String table, String index, String partition) {
    return get(
        "/v1/tables/%s/indexes/%s/items/%s"
            .formatted(Address.encode(table), Address.encode(index), Address.encode(partition)));
  }

  /** A text as one word of a shell, quoted where it has to be. */
  public static String word(String text) {
    return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Any path of the API. */
  public static String get(String path) {
    return "curl -H \"Authorization: Bearer $BENCHTABLE_TOKEN\" \"$BENCHTABLE_ENDPOINT"
        + path
        + "\"";
  }
}
