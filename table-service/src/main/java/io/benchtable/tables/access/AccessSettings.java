package io.benchtable.tables.access;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The platform's credentials.
 *
 * @param keyId the access key id of signed requests
 * @param secretKey the secret that signs them
 * @param token the bearer token of plain requests
 * @param open lets anyone in who reaches the port; on loopback only
 */
@ConfigurationProperties("benchtable.access")
record AccessSettings(
    @Nullable String keyId,
    @Nullable String secretKey,
    @Nullable String token,
    @DefaultValue("false") boolean open) {

  AccessSettings {
    keyId = blankAsNull(keyId);
    secretKey = blankAsNull(secretKey);
    token = blankAsNull(token);
    if (!open && (keyId == null || secretKey == null)) {
      throw new IllegalArgumentException(
          "Expected benchtable.access.key-id and benchtable.access.secret-key, or"
              + " benchtable.access.open=true on loopback, but neither is set.");
    }
  }

  private static @Nullable String blankAsNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
