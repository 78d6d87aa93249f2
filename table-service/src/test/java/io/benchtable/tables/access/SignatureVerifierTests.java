package io.benchtable.tables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of the published test suite of version 4. */
class SignatureVerifierTests {

  private static final String SCOPE = "AKIDEXAMPLE/20150830/us-east-1/service/aws4_request";
  private static final Instant SIGNED_AT = Instant.parse("2015-08-30T12:36:00Z");

  private final Map<String, List<String>> headers =
      Map.of(
          "host", List.of("example.amazonaws.com"),
          "x-amz-date", List.of("20150830T123600Z"),
          "my-header1", List.of("value2", "value2", "value1"),
          "my-header2", List.of("\"a   b   c\""));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "get-vanilla, GET, /, '', host;x-amz-date,"
        + " 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
    "post-vanilla, POST, /, '', host;x-amz-date,"
        + " 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
    "get-vanilla-query-order-key-case, GET, /, Param2=value2&Param1=value1, host;x-amz-date,"
        + " b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
  })
  void takesPublishedSignatures(
      String name, String method, String path, String query, String signed, String signature) {
    assertThat(name).isNotEmpty();
    assertThatCode(() -> verify(method, path, query, signed, signature)).doesNotThrowAnyException();
  }

  @Test
  void refusesAnotherSignature() {
    assertThatThrownBy(() -> verify("GET", "/", "", "host;x-amz-date", "5fa00f"))
        .isInstanceOf(AccessRefused.class)
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  @Test
  void refusesASignatureThatLeavesTheBodyOut() {
    SignedRequest.Headers unsigned =
        name ->
            name.equals("x-amz-content-sha256")
                ? List.of("UNSIGNED-PAYLOAD")
                : headers.getOrDefault(name, List.of());
    String signature = "17728c0ad6f4c7b3196f99414a09d16eba83a56d30991f9f38beca38b57f557b";
    Admission admission =
        admit(
            verifierAt(SIGNED_AT),
            new SignedRequest("GET", "/", "", unsigned),
            authorization("host;x-amz-date", signature));
    assertThatThrownBy(() -> admission.verify("any body".getBytes(StandardCharsets.UTF_8)))
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "/20150830/ | // | Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
            + " date from HTTP: '' != '20150830', from '20150830T123600Z'.",
        "/service/ | /s3/ | Credential should be scoped to correct service: 'service'.",
        "aws4_request | aws3 | Credential should be scoped with a valid terminator: 'aws4_request',"
            + " not 'aws3'.",
        "/service/aws4_request | /s3/x | Credential should be scoped to correct service: 'service'."
            + " Credential should be scoped with a valid terminator: 'aws4_request', not 'x'.",
        "us-east-1/ | \"\" | Credential must have exactly 5 slash-delimited elements, e.g."
            + " keyid/date/region/service/term, got 'AKIDEXAMPLE/20150830/service/aws4_request'",
        "host; | \"\" | 'Host' must be a 'SignedHeader' in the AWS Authorization.",
        "AKIDEXAMPLE | OTHER | The security token included in the request is invalid."
      })
  void refusesWhatNoBodyMakesRight(String part, String other, String message) {
    String authorization = authorization("host;x-amz-date", "00").replace(part, other);
    assertThatThrownBy(() -> admit(verifierAt(SIGNED_AT), request("GET", "/", ""), authorization))
        .isInstanceOf(AccessRefused.class)
        .hasMessage(message);
  }

  @Test
  void takesWhatIsSignedWithinFiveMinutes() {
    String authorization = authorization("host;x-amz-date", "00");
    SignedRequest request = request("GET", "/", "");
    for (int seconds : List.of(-300, 0, 300)) {
      assertThatCode(
              () -> admit(verifierAt(SIGNED_AT.plusSeconds(seconds)), request, authorization))
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> admit(verifierAt(SIGNED_AT.plusSeconds(301)), request, authorization))
        .hasMessage(
            "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z"
                + " (20150830T124101Z - 5 min.)");
    assertThatThrownBy(() -> admit(verifierAt(SIGNED_AT.minusSeconds(301)), request, authorization))
        .hasMessage(
            "Signature not yet current: 20150830T123600Z is still later than 20150830T123559Z"
                + " (20150830T123059Z + 5 min.)");
  }

  @Test
  void takesADateAsWebServersWriteIt() {
    assertThat(SigningTime.parse("Sun, 30 Aug 2015 12:36:00 GMT"))
        .isEqualTo(SigningTime.parse("20150830T123600Z"))
        .isEqualTo(new SigningTime(SIGNED_AT, "20150830T123600Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "20150830T123600", "20151330T123600Z", "2015083xT123600Z"})
  void refusesOtherDates(String text) {
    assertThatThrownBy(() -> SigningTime.parse(text))
        .hasMessage(
            "Date must be in ISO-8601 'basic format'. Got '"
                + text
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
  }

  /** There are no sessions, so a token of one is never right. */
  @Test
  void refusesATokenOfASession() {
    SignedRequest.Headers withToken =
        name ->
            name.equals("x-amz-security-token")
                ? List.of("token")
                : headers.getOrDefault(name, List.of());
    SignedRequest request = new SignedRequest("GET", "/", "", withToken);
    assertThatThrownBy(
            () -> admit(verifierAt(SIGNED_AT), request, authorization("host;x-amz-date", "00")))
        .isInstanceOfSatisfying(
            AccessRefused.class,
            e -> assertThat(e.reason()).isEqualTo(AccessRefused.Reason.UNKNOWN_CREDENTIALS));
  }

  @Test
  void namesWhatIsMissing() {
    String authorization = "AWS4-HMAC-SHA256 Credential=" + SCOPE;
    assertThatThrownBy(() -> SignatureParts.of(authorization, name -> List.of()))
        .hasMessage(
            "Authorization header requires 'Signature' parameter. Authorization header requires"
                + " 'SignedHeaders' parameter. Authorization header requires existence of either a"
                + " 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential="
                + SCOPE);
  }

  @Test
  void namesWhatIsMissingInTheQuery() {
    assertThatThrownBy(
            () ->
                SignatureParts.of(
                    new QueryParameters("X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=00")))
        .hasMessage(
            "AWS query-string parameters must include 'X-Amz-Credential'. AWS query-string"
                + " parameters must include 'X-Amz-SignedHeaders'. AWS query-string parameters must"
                + " include 'X-Amz-Date'. Re-examine the query-string parameters.");
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "&X-Amz-Expires=300, 0", "&X-Amz-Expires=60, 61"})
  void takesARequestThatWasSignedInAdvance(String expires, int refusedAfter) {
    SignedRequest request = presigned(expires);
    SignatureParts parts = SignatureParts.of(new QueryParameters(request.query()));
    assertThatCode(() -> verifierAt(SIGNED_AT.plusSeconds(60)).admit(request, parts).verify(BODY))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> verifierAt(SIGNED_AT).admit(request, parts).verify(new byte[1]))
        .hasMessageStartingWith("The request signature we calculated does not match");
    if (refusedAfter > 0) {
      assertThatThrownBy(
              () -> verifierAt(SIGNED_AT.plusSeconds(refusedAfter)).admit(request, parts))
          .hasMessage(
              "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z"
                  + " (20150830T123701Z - 60 sec.)");
    }
  }

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private SignedRequest presigned(String expires) {
    String query =
        "X-Amz-SignedHeaders=host&X-Amz-Date=20150830T123600Z&X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + "&X-Amz-Credential="
            + SCOPE.replace("/", "%2F")
            + expires;
    String signature =
        switch (expires) {
          case "" -> "4473993d958e2f58285676c66f4bb2b11424e9cd0ff9a1a05103297304817a24";
          case "&X-Amz-Expires=300" ->
              "390238d17b51e637b9abc6e52a1a35d7c33c783ef7caa326b55f21deffcb23e6";
          default -> "09a564843e2b5ece0305abf7de778010767049c3b6b46a976dde2cea18b05d53";
        };
    return request("POST", "/", query + "&X-Amz-Signature=" + signature);
  }

  private static Admission admit(
      SignatureVerifier verifier, SignedRequest request, String authorization) {
    return verifier.admit(request, SignatureParts.of(authorization, request.headers()));
  }

  private void verify(String method, String path, String query, String signed, String signature) {
    admit(verifierAt(SIGNED_AT), request(method, path, query), authorization(signed, signature))
        .verify(new byte[0]);
  }

  private static SignatureVerifier verifierAt(Instant now) {
    AccessKey key = AccessKey.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", new Caller.Root());
    return new SignatureVerifier(Map.of("AKIDEXAMPLE", key), "service", InstantSource.fixed(now));
  }

  private SignedRequest request(String method, String path, String query) {
    return new SignedRequest(method, path, query, name -> headers.getOrDefault(name, List.of()));
  }

  private static String authorization(String signedHeaders, String signature) {
    return "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
        .formatted(SCOPE, signedHeaders, signature);
  }
}
