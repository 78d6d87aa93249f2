package io.benchtable.tables.access.policy;

/** Someone with an access key, who may do what policies say. */
public record User(String name) {

  public static final String ACCOUNT = "000000000000";

  static final String ACCOUNT_ARN = "arn:aws:iam::" + ACCOUNT + ":root";

  public String arn() {
    return "arn:aws:iam::" + ACCOUNT + ":user/" + name;
  }
}
