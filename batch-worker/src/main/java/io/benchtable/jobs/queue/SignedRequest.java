package io.benchtable.jobs.queue;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A request as it travels: JSON text, and proof that whoever sent it knows the platform's job key.
 *
 * @param signature lower-case hexadecimal HMAC-SHA256 of activity name, line feed and body
 */
public record SignedRequest(@Nullable String body, @Nullable String signature) {

  boolean isFrom(String jobKey, String activity) {
    return !jobKey.isEmpty()
        && body != null
        && signature != null
        && MessageDigest.isEqual(bytes(sign(jobKey, activity, body)), bytes(signature));
  }

  static String sign(String jobKey, String activity, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(jobKey), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes(activity + "\n" + body)));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("Expected every Java to know HmacSHA256", impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
