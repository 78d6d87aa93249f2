package io.benchtable.jobs.job;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What opens the log of one job and nothing else: HMAC-SHA256(token, {@code log\nRUN\nJOB}). Items
 * name the addresses of logs, and many may write items: the token must not go there.
 */
public final class LogPass {

  private static final String ALGORITHM = "HmacSHA256";

  private LogPass() {}

  /** The pass as hexadecimal text, made from the platform's token, which is not empty. */
  public static String of(String token, String runId, String jobId) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String log = "log\n" + runId + "\n" + jobId;
      return HexFormat.of().formatHex(mac.doFinal(log.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Expected HMAC-SHA256 in every JDK, but " + e, e);
    }
  }
}
