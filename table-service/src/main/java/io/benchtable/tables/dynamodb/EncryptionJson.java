package io.benchtable.tables.dynamodb;

import io.benchtable.tables.catalogue.RequestRefused;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a table is to be encrypted. Keys are noted and shown; none is used. */
final class EncryptionJson {

  private static final String INVALID = "One or more parameter values were invalid: ";
  private static final String USUAL_KEY = "arn:aws:kms:local:000000000000:alias/aws/dynamodb";

  private EncryptionJson() {}

  private enum SseType {
    AES256,
    KMS
  }

  /** Empty for the service's own key. */
  static Optional<String> key(RequestBody specification) {
    Optional<String> key = specification.string("KMSMasterKeyId");
    Optional<SseType> type = specification.oneOf("SSEType", SseType.class);
    boolean enabled = specification.flag("Enabled", type.isPresent());
    if (!enabled && (key.isPresent() || type.isPresent())) {
      throw RequestRefused.invalid(
          INVALID
              + (type.isPresent() ? "SSEType" : "KMSMasterKeyId")
              + " can not be specified if Enabled is false");
    }
    if (type.filter(asked -> asked == SseType.AES256).isPresent()) {
      throw RequestRefused.invalid(INVALID + "SSEType AES256 is not supported");
    }
    if (key.isPresent() && type.isEmpty()) {
      throw RequestRefused.invalid(
          INVALID + "SSEType KMS is required if KMSMasterKeyId is specified");
    }
    if (key.filter(id -> id.isEmpty() || id.indexOf(0) >= 0).isPresent()) {
      throw RequestRefused.invalid(INVALID + "KMSMasterKeyId is not valid");
    }
    return enabled ? Optional.of(key.map(EncryptionJson::arn).orElse(USUAL_KEY)) : Optional.empty();
  }

  /** The key that a table is to have instead; by its ARN it is not asked for what it has. */
  static Optional<String> other(RequestBody specification, @Nullable String before) {
    Optional<String> key = key(specification);
    Optional<String> named = specification.string("KMSMasterKeyId");
    if (key.isEmpty() && before == null) {
      throw RequestRefused.invalid(INVALID + "Table is already encrypted by default");
    }
    if (named.isPresent() && named.equals(Optional.ofNullable(before))) {
      throw RequestRefused.invalid(
          INVALID
              + "Table is already encrypted with given KMSMasterKeyId. Use KMSMasterKeyId parameter"
              + " if you want to change Master Key");
    }
    return key;
  }

  private static String arn(String key) {
    if (key.startsWith("arn:")) {
      return key;
    }
    return "arn:aws:kms:local:000000000000:" + (key.startsWith("alias/") ? key : "key/" + key);
  }
}
