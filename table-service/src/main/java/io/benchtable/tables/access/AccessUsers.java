package io.benchtable.tables.access;

import io.benchtable.tables.access.policy.MalformedPolicy;
import io.benchtable.tables.access.policy.PolicyDocument;
import io.benchtable.tables.access.policy.PolicyJson;
import io.benchtable.tables.access.policy.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the users that are set, and says which setting is wrong. */
final class AccessUsers {

  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");
  private static final Pattern KEY_ID = Pattern.compile("[\\w./-]{1,128}");

  private final Set<String> names = new HashSet<>();
  private final Set<String> keyIds = new HashSet<>();
  private final Map<AccessUser, Caller.Limited> callers = new HashMap<>();

  private AccessUsers() {}

  /**
   * @param keyId of the platform's own key, which is nobody else's
   */
  static Map<AccessUser, Caller.Limited> read(List<AccessUser> users, String keyId) {
    AccessUsers read = new AccessUsers();
    read.keyIds.add(keyId);
    for (int i = 0; i < users.size(); i++) {
      read.add("benchtable.access.users[" + i + "].", users.get(i));
    }
    return Map.copyOf(read.callers);
  }

  private void add(String prefix, AccessUser user) {
    expect(
        NAME.matcher(user.name()).matches(),
        prefix + "name to be at most 64 of a-z, A-Z, 0-9 and _+=,.@-",
        user.name());
    expect(
        names.add(user.name().toLowerCase(Locale.ROOT)),
        prefix + "name to be another in each user",
        user.name());
    expect(
        KEY_ID.matcher(user.keyId()).matches(),
        prefix + "key-id to be at most 128 of a-z, A-Z, 0-9 and _./-",
        user.keyId());
    expect(keyIds.add(user.keyId()), prefix + "key-id to be another in each user", user.keyId());
    if (user.secretKey().isBlank()) {
      throw new IllegalArgumentException(
          "Expected " + prefix + "secret-key to be set, but it is not.");
    }
    callers.put(user, new Caller.Limited(new User(user.name()), policy(prefix, user)));
  }

  private static Optional<PolicyDocument> policy(String prefix, AccessUser user) {
    String setting = prefix + "policy-file";
    return Optional.ofNullable(user.policyFile()).map(file -> parsed(setting, text(setting, file)));
  }

  private static String text(String setting, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Expected %s to be a file that can be read, but %s".formatted(setting, e), e);
    }
  }

  private static PolicyDocument parsed(String setting, String text) {
    try {
      return PolicyJson.ofUser(text);
    } catch (MalformedPolicy e) {
      throw new IllegalArgumentException(
          "Expected %s to have a policy, but: %s".formatted(setting, e.text()), e);
    }
  }

  private static void expect(boolean is, String wanted, String found) {
    if (!is) {
      throw new IllegalArgumentException("Expected %s, but it is '%s'.".formatted(wanted, found));
    }
  }
}
