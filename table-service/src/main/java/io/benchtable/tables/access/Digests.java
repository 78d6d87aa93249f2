package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** SHA-256, plain and keyed. What is looked up by name is looked up once, and then copied. */
public final class Digests {

  private static final String KEYED = "HmacSHA256";
  private static final HexFormat HEX = HexFormat.of();
  private static final MessageDigest SHA_256 = newSha256();

  private Digests() {}

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java, but it is not there.", e);
    }
  }

  public static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException _) {
      return newSha256();
    }
  }

  static String sha256Hex(byte[] bytes) {
    return HEX.formatHex(sha256().digest(bytes));
  }

  static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance(KEYED);
      mac.init(new SecretKeySpec(key, KEYED));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every Java, but it is not there.", e);
    }
  }

  static byte[] hmac(Mac mac, String text) {
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  static String hmacHex(Mac mac, String text) {
    return HEX.formatHex(hmac(mac, text));
  }

  static String hex(byte[] bytes) {
    return HEX.formatHex(bytes);
  }

  /** Takes as long for a near miss as for any other. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
