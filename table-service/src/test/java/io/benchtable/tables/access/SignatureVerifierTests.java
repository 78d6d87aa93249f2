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
    SignedRequest unsigned =
        new SignedRequest(
            "GET",
            "/",
            "",
            name ->
                name.equals("x-amz-content-sha256")
                    ? List.of("UNSIGNED-PAYLOAD")
                    : headers.getOrDefault(name, List.of()),
            "any body".getBytes(StandardCharsets.UTF_8));
    String signature = "17728c0ad6f4c7b3196f99414a09d16eba83a56d30991f9f38beca38b57f557b";
    assertThatThrownBy(
            () ->
                verifierAt(SIGNED_AT).verify(unsigned, authorization("host;x-amz-date", signature)))
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  @Test
  void refusesAScopeWithoutADate() {
    String authorization =
        authorization(
                "host;x-amz-date",
                "2a14a720620963e1d0655699169c52dc108db1e4552a6c2fc7370ea56ef80d66")
            .replace("/20150830/", "//");
    assertThatThrownBy(() -> verifierAt(SIGNED_AT).verify(request("GET", "/", ""), authorization))
        .hasMessageStartingWith("Date in Credential scope does not match YYYYMMDD");
  }

  @Test
  void refusesARequestOfAnotherTime() {
    assertThatThrownBy(
            () ->
                verifierAt(SIGNED_AT.plusSeconds(901))
                    .verify(request("GET", "/", ""), authorization("host;x-amz-date", "00")))
        .hasMessage(
            "Signature expired: 20150830T123600Z is now earlier than 20150830T123601Z"
                + " (20150830T125101Z - 15 min.)");
    assertThatThrownBy(
            () ->
                verifierAt(SIGNED_AT.minusSeconds(901))
                    .verify(request("GET", "/", ""), authorization("host;x-amz-date", "00")))
        .hasMessageStartingWith("Signature not yet current: 20150830T123600Z is still later than");
  }

  @Test
  void refusesAnUnknownKey() {
    assertThatThrownBy(
            () ->
                new SignatureVerifier("OTHER", "secret", InstantSource.fixed(SIGNED_AT))
                    .verify(request("GET", "/", ""), authorization("host;x-amz-date", "00")))
        .isInstanceOfSatisfying(
            AccessRefused.class,
            e -> assertThat(e.reason()).isEqualTo(AccessRefused.Reason.UNKNOWN_CREDENTIALS));
  }

  @Test
  void refusesWithoutABodyWhatNoBodyMakesRight() {
    SignatureVerifier verifier = verifierAt(SIGNED_AT);
    SignedRequest.Headers sent = name -> headers.getOrDefault(name, List.of());
    String authorization = authorization("host;x-amz-date", "00");
    assertThatCode(() -> verifier.verifyWithoutBody(sent, authorization))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> verifier.verifyWithoutBody(sent, authorization.replace("AKIDEXAMPLE", "OTHER")))
        .hasMessage("The security token included in the request is invalid.");
    assertThatThrownBy(
            () -> verifierAt(SIGNED_AT.plusSeconds(901)).verifyWithoutBody(sent, authorization))
        .hasMessageStartingWith("Signature expired");
  }

  @Test
  void namesWhatIsMissing() {
    assertThatThrownBy(
            () ->
                verifierAt(SIGNED_AT)
                    .verify(request("GET", "/", ""), "AWS4-HMAC-SHA256 Credential=" + SCOPE))
        .hasMessage(
            "Authorization header requires 'Signature' parameter. Authorization header requires"
                + " 'SignedHeaders' parameter. Authorization=AWS4-HMAC-SHA256 Credential="
                + SCOPE);
  }

  private void verify(String method, String path, String query, String signed, String signature) {
    verifierAt(SIGNED_AT).verify(request(method, path, query), authorization(signed, signature));
  }

  private static SignatureVerifier verifierAt(Instant now) {
    return new SignatureVerifier(
        "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", InstantSource.fixed(now));
  }

  private SignedRequest request(String method, String path, String query) {
    return new SignedRequest(
        method,
        path,
        query,
        name -> headers.getOrDefault(name, List.of()),
        "".getBytes(StandardCharsets.UTF_8));
  }

  private static String authorization(String signedHeaders, String signature) {
    return "AWS4-HMAC-SHA256 Credential=%s, SignedHeaders=%s, Signature=%s"
        .formatted(SCOPE, signedHeaders, signature);
  }
}
