package io.benchtable.workflows.run;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs requests to workers, which obey nobody else, and knows what was signed. */
public final class Signer {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  public Signer(String jobKey) {
    key = new SecretKeySpec(jobKey.getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /** A request to an activity of a worker. */
  public SignedRequest sign(String activity, Map<String, ? extends @Nullable Object> request) {
    return signText(activity, PlainJson.write(request));
  }

  /** Whether a request to an activity was signed with this key. */
  public boolean isSigned(String activity, SignedRequest request) {
    return isSame(signText(activity, request.body()), request.signature());
  }

  /** Whether a worker signed a result, and as the result of this request. */
  public boolean isResult(String kind, SignedRequest request, @Nullable SignedResult result) {
    if (result == null) {
      return false;
    }
    var expected = signText(kind, request.signature() + "\n" + result.body());
    return isSame(expected, result.signature());
  }

  /** Whether a worker signed what a function printed, for this call of it. */
  public boolean isFunctionResult(String functionId, String output, @Nullable String signature) {
    return isSame(signText("FunctionResult", functionId + "\n" + output), signature);
  }

  private static boolean isSame(SignedRequest expected, @Nullable String signature) {
    return signature != null
        && MessageDigest.isEqual(
            expected.signature().getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }

  /** A text as a request to an activity. */
  public SignedRequest signText(String activity, String body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      var signature = mac.doFinal((activity + "\n" + body).getBytes(StandardCharsets.UTF_8));
      return new SignedRequest(body, HexFormat.of().formatHex(signature));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Expected HMAC-SHA256 in every JDK, but " + e, e);
    }
  }
}
