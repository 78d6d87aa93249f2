package io.benchtable.workflows.target;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs requests to workers, which refuse any other. */
final class RequestSigner {

  private final SecretKeySpec key;

  RequestSigner(String jobKey) {
    key = new SecretKeySpec(jobKey.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** HMAC-SHA256 over the activity's name, a line feed, and the body. */
  TargetRequest.Invocation sign(String activity, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      var signature = mac.doFinal((activity + "\n" + body).getBytes(StandardCharsets.UTF_8));
      return new TargetRequest.Invocation(body, HexFormat.of().formatHex(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected HmacSHA256 in every Java, but it is missing", e);
    }
  }
}
