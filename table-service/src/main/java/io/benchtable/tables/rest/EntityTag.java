package io.benchtable.tables.rest;

import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names the content of an item: equal items have equal tags. */
final class EntityTag {

  private static final int BYTES = 16;

  private EntityTag() {}

  /** With its quotes, as it stands in headers. */
  static String of(Item item) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(ItemJson.write(item).getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }
}
