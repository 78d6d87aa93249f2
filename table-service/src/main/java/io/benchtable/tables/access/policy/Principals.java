package io.benchtable.tables.access.policy;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whom a statement of a resource's policy is about.
 *
 * @param arns of users, or of the account; {@code *} is everyone
 * @param others whether it is about all but these
 */
record Principals(Set<String> arns, boolean others) {

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern ARN = Pattern.compile("arn:[^:*?]+:(iam|sts)::[0-9]{12}:[^*?]+");

  Principals {
    arns = Set.copyOf(arns);
  }

  /** As it is compared: an account is its root. */
  static String arn(String text) {
    if (text.equals("*") || ARN.matcher(text).matches()) {
      return text;
    }
    if (ACCOUNT.matcher(text).matches()) {
      return "arn:aws:iam::" + text + ":root";
    }
    throw MalformedPolicy.expected(
        "a principal like " + new User("name").arn() + ", an account, or *", "'" + text + "'");
  }

  /**
   * To allow something to the account only lets it give that to its users; to deny it to the
   * account denies it to them all.
   */
  boolean cover(User user, Effect effect) {
    boolean named =
        arns.contains("*")
            || arns.contains(user.arn())
            || (arns.contains(User.ACCOUNT_ARN) && (effect == Effect.DENY || others));
    return others != named;
  }
}
