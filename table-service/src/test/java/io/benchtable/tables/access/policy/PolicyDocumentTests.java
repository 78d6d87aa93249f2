package io.benchtable.tables.access.policy;

import static io.benchtable.tables.access.policy.PolicyFixture.TABLE;
import static io.benchtable.tables.access.policy.PolicyFixture.attempt;
import static io.benchtable.tables.access.policy.PolicyFixture.context;
import static io.benchtable.tables.access.policy.PolicyFixture.ofResource;
import static io.benchtable.tables.access.policy.PolicyFixture.policy;
import static io.benchtable.tables.access.policy.PolicyFixture.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTests {

  private static final String ALLOW_ALL = "{'Effect':'Allow','Action':'*','Resource':'*'}";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "'Action':'*' ! true",
        "'Action':'dynamodb:GetItem' ! true",
        "'Action':'DynamoDB:getitem' ! true",
        "'Action':'dynamodb:Get*' ! true",
        "'Action':'dynamodb:?etItem' ! true",
        "'Action':'dynamodb:*Item' ! true",
        "'Action':['dynamodb:PutItem','dynamodb:GetItem'] ! true",
        "'Action':'dynamodb:PutItem' ! false",
        "'Action':'dynamodb:Get' ! false",
        "'Action':'s3:*' ! false",
        "'NotAction':'dynamodb:PutItem' ! true",
        "'NotAction':['dynamodb:PutItem','dynamodb:get*'] ! false"
      })
  void isAboutActions(String actions, boolean covers) {
    PolicyDocument policy = policy("{'Effect':'Allow','Resource':'*'," + actions + "}");
    assertThat(verdict(policy, attempt("dynamodb:GetItem", TABLE, context(""))))
        .isEqualTo(covers ? Verdict.ALLOWED : Verdict.NOT_ALLOWED);
  }

  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "'Resource':'*' ! Books ! true",
        "'Resource':'arn:aws:dynamodb:local:000000000000:table/Books' ! Books ! true",
        "'Resource':'arn:aws:dynamodb:*:*:table/B*s' ! Books ! true",
        "'Resource':'arn:aws:dynamodb:*:*:table/books' ! Books ! false",
        "'Resource':'arn:aws:dynamodb:*:table/Books' ! Books ! false",
        "'Resource':'arn:aws:dynamodb:*' ! Books ! true",
        "'Resource':'arn:aws:s3:::*' ! Books ! false",
        "'Resource':'arn:aws:dynamodb:*:*:table/Books' ! Books/index/by-year ! false",
        "'Resource':'arn:aws:dynamodb:*:*:table/Books/index/*' ! Books/index/by-year ! true",
        "'Resource':'arn:aws:dynamodb:*:*:table/*' ! Books/index/by-year ! true",
        "'Resource':'arn:aws:dynamodb:*:*:table/Books/stream/*' ! Books/stream/2026-01-01T00:00:00 !"
            + " true",
        "'Resource':'arn:aws:dynamodb:*:*:table/${aws:username}-*' ! alice-books ! true",
        "'Resource':'arn:aws:dynamodb:*:*:table/${aws:username}-*' ! bob-books ! false",
        "'Resource':'arn:aws:dynamodb:*:*:table/${a:none}*' ! Books ! false",
        "'NotResource':'arn:aws:dynamodb:*:*:table/Books' ! Books ! false",
        "'NotResource':'arn:aws:dynamodb:*:*:table/Books' ! Films ! true"
      })
  void isAboutResources(String resources, String table, boolean covers) {
    PolicyDocument policy = policy("{'Effect':'Allow','Action':'*'," + resources + "}");
    String resource = TABLE.replace("Books", table);
    assertThat(verdict(policy, attempt("dynamodb:GetItem", resource, context(""))))
        .isEqualTo(covers ? Verdict.ALLOWED : Verdict.NOT_ALLOWED);
  }

  @Test
  void isAboutNoResourceInParticularWithAStarOnly() {
    Attempt list = attempt("dynamodb:ListTables", "*", context(""));
    assertThat(verdict(policy(ALLOW_ALL), list)).isEqualTo(Verdict.ALLOWED);
    assertThat(
            verdict(
                policy("{'Effect':'Allow','Action':'*','Resource':'arn:aws:dynamodb:*:*:*'}"),
                list))
        .isEqualTo(Verdict.NOT_ALLOWED);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "'', '', NOT_ALLOWED",
    "Allow, '', ALLOWED",
    "'', Allow, ALLOWED",
    "Deny, Allow, DENIED_TO_USER",
    "Allow, Deny, DENIED_BY_RESOURCE",
    "'', Deny, DENIED_BY_RESOURCE",
    "Deny, Deny, DENIED_TO_USER"
  })
  void isWeighedAgainstTheOther(String user, String resource, Verdict verdict) {
    Attempt attempt = attempt("dynamodb:GetItem", TABLE, context(""));
    assertThat(
            Verdict.of(
                effect(user).map(PolicyFixture::policy),
                effect(resource).map(text -> ofResource(text.replace("}", ",'Principal':'*'}"))),
                attempt))
        .isEqualTo(verdict);
  }

  private static Optional<String> effect(String effect) {
    return Optional.of(effect)
        .filter(text -> !text.isEmpty())
        .map(text -> ALLOW_ALL.replace("Allow", text));
  }

  @Test
  void deniesWhereverItAllowsToo() {
    String deny = ALLOW_ALL.replace("Allow", "Deny");
    Attempt attempt = attempt("dynamodb:GetItem", TABLE, context(""));
    assertThat(verdict(policy(ALLOW_ALL, deny), attempt)).isEqualTo(Verdict.DENIED_TO_USER);
    assertThat(verdict(policy(deny, ALLOW_ALL), attempt)).isEqualTo(Verdict.DENIED_TO_USER);
    assertThat(verdict(PolicyDocument.DENYING_ALL, attempt)).isEqualTo(Verdict.DENIED_TO_USER);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "Allow ! 'Principal':'*' ! true",
        "Allow ! 'Principal':{'AWS':'*'} ! true",
        "Allow ! 'Principal':{'AWS':'arn:aws:iam::000000000000:user/alice'} ! true",
        "Allow ! 'Principal':{'AWS':['arn:aws:iam::000000000000:user/bob']} ! false",
        "Allow ! 'Principal':{'AWS':'000000000000'} ! false",
        "Allow ! 'Principal':{'Service':'lambda.amazonaws.com'} ! false",
        "Deny ! 'Principal':{'AWS':'000000000000'} ! true",
        "Deny ! 'Principal':{'AWS':'arn:aws:iam::000000000000:root'} ! true",
        "Deny ! 'Principal':{'AWS':'111111111111'} ! false",
        "Deny ! 'NotPrincipal':{'AWS':'arn:aws:iam::000000000000:user/alice'} ! false",
        "Deny ! 'NotPrincipal':{'AWS':'arn:aws:iam::000000000000:user/bob'} ! true",
        "Deny ! 'NotPrincipal':{'AWS':'000000000000'} ! false",
        "Allow ! 'NotPrincipal':{'AWS':'arn:aws:iam::000000000000:user/bob'} ! true"
      })
  void isAboutPrincipals(String effect, String principals, boolean covers) {
    PolicyDocument policy =
        ofResource("{'Effect':'%s','Action':'*','Resource':'*',%s}".formatted(effect, principals));
    assertThat(policy.effect(attempt("dynamodb:GetItem", TABLE, context(""))).isPresent())
        .isEqualTo(covers);
  }

  @Test
  void hasNoVariablesInAnOlderVersion() {
    String text =
        PolicyFixture.text(
            "{'Effect':'Allow','Action':'*',"
                + "'Resource':'arn:aws:dynamodb:*:*:table/${aws:username}'}");
    Attempt attempt = attempt("dynamodb:GetItem", TABLE.replace("Books", "alice"), context(""));
    assertThat(verdict(PolicyJson.ofUser(text), attempt)).isEqualTo(Verdict.ALLOWED);
    assertThat(verdict(PolicyJson.ofUser(text.replace("2012", "2008")), attempt))
        .isEqualTo(Verdict.NOT_ALLOWED);
  }

  @Test
  void tellsWhyNot() {
    Attempt attempt = attempt("dynamodb:GetItem", TABLE, context(""));
    String who =
        "User: arn:aws:iam::000000000000:user/alice is not authorized to perform: dynamodb:GetItem"
            + " on resource: "
            + TABLE;
    assertThat(Verdict.NOT_ALLOWED.text(attempt))
        .isEqualTo(who + " because no identity-based policy allows the dynamodb:GetItem action");
    assertThat(Verdict.DENIED_TO_USER.text(attempt))
        .isEqualTo(who + " with an explicit deny in an identity-based policy");
    assertThat(Verdict.DENIED_BY_RESOURCE.text(attempt))
        .isEqualTo(who + " with an explicit deny in a resource-based policy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "nothing ! Expected JSON, but it is ",
        "[] ! Expected a policy to be an object, but it is []",
        "{} ! Expected Statement to be one or several, but it is null",
        "{'Statement':[]} ! Expected Statement to be one or several, but it is []",
        "{'Statement':[1]} ! Statement[0]: Expected a statement to be an object, but it is 1",
        "{'Version':'2020','Statement':S} ! Expected Version to be 2012-10-17 or 2008-10-17, but it"
            + " is",
        "{'Statements':1} ! Expected only Id, Statement, Version, but it is 'Statements'",
        "{'Statement':S,'Statement':S} ! Expected JSON, but it is Duplicate",
        "{'Statement':S}{} ! Expected JSON, but it is ",
        "{'Statement':[#,#]} ! Statement[1]: Expected a Sid of its own, but it is 'a' again",
        "{'Statement':{'Effect':'allow','Action':'*','Resource':'*'}} ! Statement[0]: Expected Effect"
            + " to be Allow or Deny, but it is",
        "{'Statement':{'Effect':'Allow','Resource':'*'}} ! Statement[0]: Expected Action or"
            + " NotAction, but it is neither",
        "{'Statement':{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}} ! Statement[0]:"
            + " Expected Action or NotAction, but it is both",
        "{'Statement':{'Effect':'Allow','Action':[],'Resource':'*'}} ! Statement[0]: Expected Action"
            + " to be a string or several, but it is []",
        "{'Statement':{'Effect':'Allow','Action':'GetItem','Resource':'*'}} ! Statement[0]: Expected"
            + " an action like dynamodb:GetItem, but it is 'GetItem'",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'Books'}} ! Statement[0]: Resource"
            + " Books must be in ARN format or",
        "{'Statement':{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}} ! Statement[0]:"
            + " Policy document should not specify a principal.",
        "{'Statement':C{'StringIs':{'a:b':'c'}}}} ! Statement[0]: Expected an operator like"
            + " StringEquals, but it is 'StringIs'",
        "{'Statement':C{'StringEquals':{'b':'c'}}}} ! Statement[0]: Expected a key like aws:username"
            + " in StringEquals, but it is 'b'",
        "{'Statement':C{'StringEquals':{'a:b':[]}}}} ! Statement[0]: Expected values of a:b, but it"
            + " is []",
        "{'Statement':C{'NumericEquals':{'a:b':'c'}}}} ! Statement[0]: Expected a number, but it is"
            + " 'c'",
        "{'Statement':C{'DateEquals':{'a:b':'c'}}}} ! Statement[0]: Expected a date like"
            + " 2030-01-31T12:00:00Z, but it is 'c'",
        "{'Statement':C{'Bool':{'a:b':'c'}}}} ! Statement[0]: Expected true or false, but it is 'c'",
        "{'Statement':C{'Null':{'a:b':'c'}}}} ! Statement[0]: Expected true or false in Null, but it"
            + " is 'c'",
        "{'Statement':C{'IpAddress':{'a:b':'1.2.3.4/33'}}}} ! Statement[0]: Expected addresses like"
            + " 10.0.0.0/8, but it is '1.2.3.4/33'",
        "{'Version':'2012-10-17','Statement':C{'StringEquals':{'a:b':'${c}'}}}} ! Statement[0]:"
            + " Expected a variable like ${aws:username}, but it is ${c}"
      })
  void saysWhatIsNoPolicy(String text, String message) {
    String statement = "{'Effect':'Allow','Action':'*','Resource':'*'";
    String policy =
        text.replace("'Statement':S", "'Statement':" + statement + "}")
            .replace("#", statement + ",'Sid':'a'}")
            .replace("'Statement':C", "'Statement':" + statement + ",'Condition':")
            .replace('\'', '"');
    assertThatThrownBy(() -> PolicyJson.ofUser(policy))
        .isInstanceOf(MalformedPolicy.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '`',
      value = {
        "'Sid':'a' ! Expected Principal or NotPrincipal, but it is neither",
        "'Principal':'alice' ! Expected a principal other than * to be an object, but it is",
        "'Principal':{} ! Expected a principal, but it is {}",
        "'Principal':{'User':'a'} ! Expected only AWS, CanonicalUser, Federated, Service, but it is"
            + " 'User'",
        "'Principal':{'AWS':'arn:aws:iam::000000000000:user/*'} ! Expected a principal like"
            + " arn:aws:iam::000000000000:user/name, an account, or *, but it is"
      })
  void saysWhoIsNoPrincipal(String principal, String message) {
    assertThatThrownBy(
            () -> ofResource("{'Effect':'Allow','Action':'*','Resource':'*'," + principal + "}"))
        .hasMessageStartingWith("Statement[0]: " + message);
  }
}
