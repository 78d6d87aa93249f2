package io.benchtable.tables.access;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The platform's credentials, and those of users who may do less.
 *
 * @param keyId the access key id of signed requests
 * @param secretKey the secret that signs them
 * @param token the bearer token of plain requests
 * @param open lets anyone in who reaches the port; on loopback only
 * @param users with keys and policies of their own
 */
@ConfigurationProperties("benchtable.access")
record AccessSettings(
    @Nullable String keyId,
    @Nullable String secretKey,
    @Nullable String token,
    @DefaultValue("false") boolean open,
    @DefaultValue List<AccessUser> users) {

  AccessSettings {
    keyId = blankAsNull(keyId);
    secretKey = blankAsNull(secretKey);
    token = blankAsNull(token);
    users = List.copyOf(users);
    if (!open && (keyId == null || secretKey == null)) {
      throw new IllegalArgumentException(
          "Expected benchtable.access.key-id and benchtable.access.secret-key, or"
              + " benchtable.access.open=true on loopback, but neither is set.");
    }
    if (open && !users.isEmpty()) {
      throw new IllegalArgumentException(
          "Expected no benchtable.access.users as benchtable.access.open is true, but there are "
              + users.size()
              + ": nobody's policy would hold.");
    }
    AccessUsers.read(users, keyId == null ? "" : keyId);
  }

  /** What the users may do. */
  Map<AccessUser, Caller.Limited> callers() {
    return AccessUsers.read(users, keyId == null ? "" : keyId);
  }

  private static @Nullable String blankAsNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value;
  }
}
