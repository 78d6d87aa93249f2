package io.benchtable.tables.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Someone with an access key besides the platform's own.
 *
 * @param policyFile has what they may do, as JSON: in a setting, variables of policies would be
 *     taken for those of settings
 */
record AccessUser(String name, String keyId, String secretKey, @Nullable Path policyFile) {

  AccessUser {
    name = name == null ? "" : name;
    keyId = keyId == null ? "" : keyId;
    secretKey = secretKey == null ? "" : secretKey;
  }
}
