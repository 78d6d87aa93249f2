package io.benchtable.tables.access.policy;

import static io.benchtable.tables.access.policy.PolicyFixture.TABLE;
import static io.benchtable.tables.access.policy.PolicyFixture.attempt;
import static io.benchtable.tables.access.policy.PolicyFixture.context;
import static io.benchtable.tables.access.policy.PolicyFixture.policy;
import static io.benchtable.tables.access.policy.PolicyFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which conditions hold: of a statement that allows, and of one that denies. */
class ConditionTests {

  @ParameterizedTest(name = "{0} {1} of {2}: {3}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "StringEquals ! 'a' ! k:k=a ! true",
        "StringEquals ! ['a','b'] ! k:k=b ! true",
        "StringEquals ! 'a' ! k:k=A ! false",
        "StringEquals ! 'a*' ! k:k=ab ! false",
        "StringEquals ! 'a*' ! k:k=a* ! true",
        "StringEquals ! 'a' ! none ! false",
        "StringEqualsIfExists ! 'a' ! none ! true",
        "StringEqualsIfExists ! 'a' ! k:k=b ! false",
        "StringEquals ! '${aws:username}' ! k:k=alice ! true",
        "StringEquals ! '${aws:username}' ! k:k=bob ! false",
        "StringEquals ! '${AWS:UserName}-x' ! k:k=alice-x ! true",
        "StringEquals ! '${a:none}' ! k:k=alice ! false",
        "StringEquals ! '${a:none, 'n'}' ! k:k=n ! true",
        "StringEquals ! '${a:two}' ! k:k=1;a:two=1|2 ! false",
        "StringEquals ! '${*}${?}${$}' ! k:k=*?$ ! true",
        "StringNotEquals ! 'a' ! k:k=b ! true",
        "StringNotEquals ! 'a' ! k:k=a ! false",
        "StringNotEquals ! ['a','b'] ! k:k=b ! false",
        "StringNotEquals ! 'a' ! none ! true",
        "StringEqualsIgnoreCase ! 'aB' ! k:k=Ab ! true",
        "StringNotEqualsIgnoreCase ! 'aB' ! k:k=Ab ! false",
        "StringLike ! 'a*c' ! k:k=abbc ! true",
        "StringLike ! 'a?c' ! k:k=abbc ! false",
        "StringLike ! 'a?c' ! k:k=abc ! true",
        "StringLike ! '${a:star}' ! k:k=ab;a:star=a* ! false",
        "StringLike ! '${aws:username}*' ! k:k=alice-1 ! true",
        "StringLike ! 'a${*}' ! k:k=ab ! false",
        "StringNotLike ! 'a*' ! k:k=ab ! false",
        "StringNotLike ! 'a*' ! k:k=b ! true",
        "NumericEquals ! 1 ! k:k=1.0 ! true",
        "NumericEquals ! '1' ! k:k=x ! false",
        "NumericNotEquals ! '1' ! k:k=2 ! true",
        "NumericLessThan ! '2' ! k:k=1 ! true",
        "NumericLessThan ! '2' ! k:k=2 ! false",
        "NumericLessThanEquals ! '2' ! k:k=2 ! true",
        "NumericGreaterThan ! '2' ! k:k=2.5 ! true",
        "NumericGreaterThanEquals ! '2' ! k:k=10 ! true",
        "NumericLessThan ! '1' ! k:k=1E999999999 ! false",
        "DateLessThan ! '2030-01-01T00:00:00Z' ! k:k=2029-12-31T23:59:59Z ! true",
        "DateLessThan ! '2030-01-01T01:00:00+01:00' ! k:k=2030-01-01T00:00:00Z ! false",
        "DateLessThanEquals ! '2030-01-01' ! k:k=2030-01-01T00:00:00Z ! true",
        "DateGreaterThan ! '0' ! k:k=2030-01-01T00:00:00Z ! true",
        "DateGreaterThanEquals ! '2030-01-01' ! k:k=1893455999 ! false",
        "DateEquals ! '2030-01-01' ! k:k=1893456000 ! true",
        "DateNotEquals ! '2030-01-01' ! k:k=1893456000 ! false",
        "Bool ! true ! k:k=true ! true",
        "Bool ! 'false' ! k:k=true ! false",
        "Bool ! 'true' ! none ! false",
        "BoolIfExists ! 'true' ! none ! true",
        "BinaryEquals ! 'AQI=' ! k:k=AQI= ! true",
        "IpAddress ! '10.0.0.0/8' ! k:k=10.1.2.3 ! true",
        "IpAddress ! '10.0.0.0/9' ! k:k=10.128.0.0 ! false",
        "IpAddress ! '10.1.2.3' ! k:k=10.1.2.3 ! true",
        "IpAddress ! '10.1.2.3' ! k:k=10.1.2.4 ! false",
        "IpAddress ! '0.0.0.0/0' ! k:k=::1 ! false",
        "IpAddress ! '2001:db8::/32' ! k:k=2001:db8:1::1 ! true",
        "IpAddress ! '10.0.0.0/8' ! k:k=localhost ! false",
        "NotIpAddress ! '10.0.0.0/8' ! k:k=10.1.2.3 ! false",
        "NotIpAddress ! '10.0.0.0/8' ! k:k=11.1.2.3 ! true",
        "ArnLike ! 'arn:aws:iam::*:user/a*' ! k:k=arn:aws:iam::1:user/alice ! true",
        "ArnEquals ! 'arn:aws:iam::*:user/a*' ! k:k=arn:aws:iam::1:2:user/alice ! false",
        "ArnNotLike ! 'arn:aws:iam::*:user/a*' ! k:k=arn:aws:iam::1:user/bob ! true",
        "ArnNotEquals ! 'arn:aws:iam::1:user/bob' ! k:k=arn:aws:iam::1:user/bob ! false",
        "Null ! true ! none ! true",
        "Null ! 'true' ! k:k=a ! false",
        "Null ! false ! k:k=a ! true",
        "ForAllValues:StringEquals ! ['a','b'] ! k:k=a|b ! true",
        "ForAllValues:StringEquals ! ['a','b'] ! k:k=a|c ! false",
        "ForAllValues:StringEquals ! 'a' ! none ! true",
        "ForAllValues:StringNotEquals ! 'a' ! k:k=a|b ! false",
        "ForAnyValue:StringEquals ! 'a' ! k:k=a|c ! true",
        "ForAnyValue:StringEquals ! 'a' ! k:k=b|c ! false",
        "ForAnyValue:StringEquals ! 'a' ! none ! false",
        "ForAnyValue:StringEqualsIfExists ! 'a' ! none ! true",
        "ForAnyValue:StringNotEquals ! 'a' ! k:k=a|b ! true",
        "ForAllValues:StringLike ! '${aws:username}*' ! k:k=alice|alice2 ! true"
      })
  void hold(String operator, String values, String asked, boolean holds) {
    String condition = "'Condition':{'%s':{'K:k':%s}}}".formatted(operator, values);
    Attempt attempt = attempt("dynamodb:GetItem", TABLE, context(asked));
    String quoted = condition.replace("'n'", "\u0001n\u0001");
    assertThat(verdict(withDefault("{'Effect':'Allow'," + REST + quoted), attempt))
        .isEqualTo(holds ? Verdict.ALLOWED : Verdict.NOT_ALLOWED);
    String all = "{'Effect':'Allow'," + REST.substring(0, REST.length() - 1) + "}";
    assertThat(verdict(withDefault(all, "{'Effect':'Deny'," + REST + quoted), attempt))
        .isEqualTo(holds ? Verdict.DENIED_TO_USER : Verdict.ALLOWED);
  }

  private static final String REST = "'Action':'dynamodb:*','Resource':'*',";

  /** The default of a variable keeps its own quotation marks. */
  private static PolicyDocument withDefault(String... statements) {
    return PolicyJson.ofUser(PolicyFixture.text(statements).replace('\u0001', '\''));
  }

  /** Such a policy is not what its author means; it is read so that more is refused. */
  @ParameterizedTest
  @CsvSource({"a, a, ALLOWED", "a, b, NOT_ALLOWED", "b, a, NOT_ALLOWED"})
  void wantAllOfSeveralValuesToAllow(String one, String other, Verdict verdict) {
    PolicyDocument policy =
        policy("{'Effect':'Allow'," + REST + "'Condition':{'StringEquals':{'K:k':'a'}}}");
    assertThat(
            verdict(
                policy, attempt("dynamodb:GetItem", TABLE, context("k:k=" + one + "|" + other))))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"a, a, DENIED_TO_USER", "a, b, DENIED_TO_USER", "b, b, ALLOWED"})
  void areEnoughWithOneOfSeveralValuesToDeny(String one, String other, Verdict verdict) {
    PolicyDocument policy =
        policy(
            "{'Effect':'Allow','Action':'*','Resource':'*'}",
            "{'Effect':'Deny'," + REST + "'Condition':{'StringEquals':{'K:k':'a'}}}");
    assertThat(
            verdict(
                policy, attempt("dynamodb:GetItem", TABLE, context("k:k=" + one + "|" + other))))
        .isEqualTo(verdict);
  }
}
