package io.benchtable.tables.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published examples of bodies in chunks: 66,560 times the letter a. */
class ChunkedBodyTests {

  private static final int LENGTH = 66_560;
  private static final String SCOPE = "20130524/us-east-1/s3/aws4_request";
  private static final String SEED =
      "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
  private static final String PLAIN =
      body(
          "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648",
          "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497",
          "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9",
          "");
  private static final String WITH_TRAILER =
      body(
          "b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2",
          "1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7",
          "2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992",
          "x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:"
              + "d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n");

  private static final String WITHOUT_ITS_TRAILER =
      WITH_TRAILER.substring(0, WITH_TRAILER.indexOf("x-amz-checksum")) + "\r\n";

  @Test
  void takesThePublishedRequest() throws IOException {
    Admission admission = admission(SEED, "66560");
    assertThat(admission.length(66_824)).isEqualTo(LENGTH);
    byte[] bytes = admission.body(sent(PLAIN)).readAllBytes();
    assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("a".repeat(LENGTH));
    admission.verify(bytes);
  }

  @Test
  void refusesAnotherHead() {
    assertThatThrownBy(() -> admission(SEED.replace('4', '5'), "66560"))
        .hasMessageStartingWith("The request signature we calculated does not match");
    assertThatThrownBy(() -> admission(SEED, "66561"))
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  @Test
  void refusesABodyThatWasNotReadToItsEnd() throws IOException {
    Admission admission = admission(SEED, "66560");
    byte[] bytes = admission.body(sent(PLAIN)).readNBytes(LENGTH);
    assertThatThrownBy(() -> admission.verify(bytes)).isInstanceOf(AccessRefused.class);
  }

  @Test
  void takesThePublishedTrailer() throws IOException {
    assertThat(read(WITH_TRAILER, true, LENGTH)).hasSize(LENGTH);
  }

  @ParameterizedTest
  @CsvSource({
    "sOO8/Q, sOO8/R",
    "trailer-signature:d, trailer-signature:e",
    "chunk-signature=b, chunk-signature=c",
    "chunk-signature=1, chunk-signature=2",
    "0;chunk-signature=2, 0;chunk-signature=3",
    "aaaa, aaab"
  })
  void refusesWhatWasNotSigned(String part, String other) {
    String changed = WITH_TRAILER.replaceFirst(part, other);
    assertThat(changed).isNotEqualTo(WITH_TRAILER);
    assertThatThrownBy(() -> read(changed, true, LENGTH))
        .isInstanceOf(AccessRefused.class)
        .hasMessageStartingWith("The request signature we calculated does not match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "66559 | 400 | 400 | Expected at most 1023 more bytes in the chunked body, but a chunk has"
            + " 1024.",
        "66561 | 400 | 400 | Expected 1 more bytes in the chunked body, but the last chunk is"
            + " there.",
        "66560 | 400;chunk- | 400;block- | Expected the head of a chunk in the chunked body, but"
            + " there is '400;block-signature",
        "66560 | 10000; | 100000000; | Expected the head of a chunk in the chunked body, but there"
            + " is '100000000;",
        "66560 | 10000; | 4; | Expected at most 1024 bytes in a line in the chunked body"
      })
  void refusesWhatIsNotInChunks(int length, String part, String other, String message) {
    assertThatThrownBy(() -> read(PLAIN.replace(part, other), false, length))
        .isInstanceOf(AccessRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatEndsTooEarlyOrTooLate() {
    assertThatThrownBy(() -> read(PLAIN.substring(0, 1000), false, LENGTH))
        .hasMessageEndingWith("more bytes of a chunk in the chunked body, but the body ends.");
    assertThatThrownBy(() -> read(PLAIN + "more", false, LENGTH))
        .hasMessage("Expected the end of the body in the chunked body, but there is more.");
    assertThatThrownBy(() -> read(WITHOUT_ITS_TRAILER, true, LENGTH))
        .hasMessage("Expected a signed trailer in the chunked body, but there is ''.");
  }

  /** What is around chunks could otherwise be a hundred times as long as they are. */
  @Test
  void refusesManySmallChunks() {
    SigningKeys keys = keys();
    StringBuilder body = new StringBuilder();
    String last = SEED;
    for (int i = 0; i < 2; i++) {
      String toSign =
          "AWS4-HMAC-SHA256-PAYLOAD\n20130524T000000Z\n%s\n%s\n%s\n%s"
              .formatted(
                  SCOPE,
                  last,
                  Digests.sha256Hex(new byte[0]),
                  Digests.sha256Hex("a".getBytes(StandardCharsets.US_ASCII)));
      last = Digests.hmacHex(keys.of(SCOPE), toSign);
      body.append("1;chunk-signature=").append(last).append("\r\na\r\n");
    }
    assertThatThrownBy(() -> read(body.toString(), false, 2))
        .hasMessage(
            "Expected at least 8192 bytes in each chunk but the last in the chunked body, but one"
                + " has 1.");
  }

  @Test
  void wantsToKnowTheLength() {
    assertThatThrownBy(
            () ->
                ChunkedAdmission.of(
                    new Caller.Root(),
                    name -> List.of(),
                    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
                    signatures(SEED)))
        .hasMessage("Expected x-amz-decoded-content-length to be a number of bytes, but it is ''.");
  }

  private static byte[] read(String body, boolean hasTrailer, int length) throws IOException {
    String seed =
        hasTrailer ? "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e" : SEED;
    ChunkedBody chunks = new ChunkedBody(sent(body), signatures(seed), length, hasTrailer);
    byte[] bytes = chunks.readAllBytes();
    assertThat(chunks.hasEnded()).isTrue();
    return bytes;
  }

  private static Admission admission(String seed, String length) {
    Map<String, String> headers =
        Map.of(
            "host",
            "s3.amazonaws.com",
            "x-amz-date",
            "20130524T000000Z",
            "x-amz-storage-class",
            "REDUCED_REDUNDANCY",
            "x-amz-content-sha256",
            "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
            "content-encoding",
            "aws-chunked",
            "x-amz-decoded-content-length",
            length,
            "content-length",
            "66824");
    SignedRequest request =
        new SignedRequest(
            "PUT",
            "/examplebucket/chunkObject.txt",
            "",
            name -> headers.containsKey(name) ? List.of(headers.get(name)) : List.of());
    String authorization =
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/"
            + SCOPE
            + ",SignedHeaders=content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;"
            + "x-amz-decoded-content-length;x-amz-storage-class,Signature="
            + seed;
    return new SignatureVerifier(
            Map.of("AKIAIOSFODNN7EXAMPLE", new AccessKey(keys(), new Caller.Root())),
            "s3",
            InstantSource.fixed(Instant.parse("2013-05-24T00:00:00Z")))
        .admit(request, SignatureParts.of(authorization, request.headers()));
  }

  private static SigningKeys keys() {
    return new SigningKeys("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
  }

  private static ChunkSignatures signatures(String seed) {
    return new ChunkSignatures(keys().of(SCOPE), "20130524T000000Z", SCOPE, seed);
  }

  private static InputStream sent(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
  }

  private static String body(String first, String second, String last, String trailer) {
    return "10000;chunk-signature=%s\r\n%s\r\n400;chunk-signature=%s\r\n%s\r\n0;chunk-signature=%s\r\n%s\r\n"
        .formatted(first, "a".repeat(65_536), second, "a".repeat(1024), last, trailer);
  }
}
