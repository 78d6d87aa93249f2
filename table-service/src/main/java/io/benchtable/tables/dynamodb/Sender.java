package io.benchtable.tables.dynamodb;

import io.benchtable.tables.access.policy.User;
import java.time.Instant;
import java.util.List;

/**
 * From where a request comes.
 *
 * @param address of whoever is connected
 */
record Sender(String address, boolean secure) {

  /** What conditions can ask of it, of its user and of its time, by keys in lower case. */
  List<String> values(User user, Instant at, String key) {
    return switch (key) {
      case "aws:username" -> List.of(user.name());
      case "aws:principalarn" -> List.of(user.arn());
      case "aws:principalaccount" -> List.of(User.ACCOUNT);
      case "aws:principaltype" -> List.of("User");
      case "aws:sourceip" -> List.of(address);
      case "aws:securetransport" -> List.of(Boolean.toString(secure));
      case "aws:currenttime" -> List.of(at.toString());
      case "aws:epochtime" -> List.of(Long.toString(at.getEpochSecond()));
      default -> List.of();
    };
  }
}
