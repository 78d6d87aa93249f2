package io.benchtable.tables.rest;

import io.benchtable.tables.access.Digests;
import io.benchtable.tables.item.Item;
import io.benchtable.tables.item.ItemJson;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Names a content, such as that of an item: equal ones have equal tags. */
final class EntityTag {

  static final String ANY = "*";

  private static final int BYTES = 16;

  private EntityTag() {}

  /** With its quotes, as it stands in headers. */
  static String of(Item item) {
    return of(ItemJson.write(item));
  }

  static String of(String content) {
    byte[] digest = Digests.sha256().digest(content.getBytes(StandardCharsets.UTF_8));
    return '"' + HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES)) + '"';
  }

  /** Whether a header has this tag among others, or stands for any. */
  static boolean isIn(String header, String tag) {
    List<String> tags = Arrays.stream(header.split(",")).map(EntityTag::strong).toList();
    return tags.contains(ANY) || tags.contains(tag);
  }

  private static String strong(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }
}
