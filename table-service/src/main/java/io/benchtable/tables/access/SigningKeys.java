package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;

/** The keys that are derived from a secret, each for a day, a region and a service. */
final class SigningKeys {

  /** Whoever knows the key's id, but not the secret, can ask for any. */
  private static final int MOST = 64;

  private final byte[] secret;
  private final Map<String, Mac> known = new ConcurrentHashMap<>();

  SigningKeys(String secretKey) {
    this.secret = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
  }

  /** One for the caller alone. */
  Mac of(String scope) {
    Mac mac = known.get(scope);
    if (mac == null) {
      mac = derived(scope);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(scope, mac);
    }
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException _) {
      return derived(scope);
    }
  }

  private Mac derived(String scope) {
    byte[] key = secret;
    for (String part : scope.split("/", -1)) {
      key = Digests.hmac(Digests.keyed(key), part);
    }
    return Digests.keyed(key);
  }
}
