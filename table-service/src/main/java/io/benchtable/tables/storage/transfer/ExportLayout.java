package io.benchtable.tables.storage.transfer;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The keys of the objects of an export. Each attempt gives data the same names, so what a broken
 * one left is written over.
 */
record ExportLayout(String export, String home, String data) {

  private static final int NAME_BYTES = 16;
  private static final int NAME_LENGTH = 26;

  static ExportLayout of(Export export) {
    String id = export.id().id();
    String prefix = export.order().destination().prefix();
    String all =
        (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + "AWSDynamoDB/";
    String home = all + id + "/";
    return new ExportLayout(id, home, (export.order().ofAll() ? home : all) + "data/");
  }

  /** Shows that the bucket can be written to. */
  String started() {
    return home + "_started";
  }

  String summary() {
    return home + "manifest-summary.json";
  }

  String summaryChecksum() {
    return home + "manifest-summary.md5";
  }

  String files() {
    return home + "manifest-files.json";
  }

  String filesChecksum() {
    return home + "manifest-files.md5";
  }

  String dataFile(int number) {
    byte[] hash =
        Digest.sha256().digest((export + "/" + number).getBytes(StandardCharsets.US_ASCII));
    String name = new BigInteger(1, Arrays.copyOf(hash, NAME_BYTES)).toString(32);
    return data + "0".repeat(NAME_LENGTH - name.length()) + name + ".json.gz";
  }
}
