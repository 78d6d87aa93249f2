package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import java.security.SecureRandom;
import java.time.Clock;
import tools.jackson.databind.JsonNode;

/** Puts a benchmark under a new time-ordered id. */
final class Submission {

  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final SecureRandom RANDOM = new SecureRandom();

  private Submission() {}

  /** Returns the id of the new benchmark. */
  static String put(Tables tables, JsonNode spec) {
    while (true) {
      String id = newId(Clock.systemUTC().millis());
      JsonNode item =
          Tables.JSON
              .createObjectNode()
              .put("benchmarkId", id)
              .<tools.jackson.databind.node.ObjectNode>set("spec", spec);
      if (tables.create("benchmarks", item, id)) {
        return id;
      }
    }
  }

  /** Ten characters of milliseconds and sixteen of chance, in Crockford's base 32. */
  static String newId(long millis) {
    StringBuilder id = new StringBuilder(26);
    for (int shift = 45; shift >= 0; shift -= 5) {
      id.append(ALPHABET.charAt((int) (millis >>> shift) & 31));
    }
    for (int i = 0; i < 16; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(32)));
    }
    return id.toString();
  }
}
