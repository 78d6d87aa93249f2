package io.benchtable.tables.storage.transfer;

import java.util.Base64;
import java.util.HexFormat;

/**
 * An object with items of an export.
 *
 * @param bytes of the items, as they are stored
 * @param md5 of the object
 * @param last the key behind which the next file begins
 * @param isLast whether there is no next file
 */
record DataFile(
    int number, String key, long items, long bytes, byte[] md5, Key last, boolean isLast) {

  /** The place of an item among all of its table. */
  record Key(byte[] pk, byte[] sk) {
    static final Key NONE = new Key(new byte[0], new byte[0]);
  }

  String checksum() {
    return Base64.getEncoder().encodeToString(md5);
  }

  /** What a bucket calls an object that was sent in one part. */
  String tag() {
    return HexFormat.of().formatHex(Digest.md5().digest(md5)) + "-1";
  }
}
