package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verifies version 4 signatures in the Authorization header against one key. */
final class SignatureVerifier {

  private static final Duration ALLOWED_SKEW = Duration.ofMinutes(15);
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String keyId;
  private final String secretKey;
  private final InstantSource clock;
  private volatile @Nullable SigningKey lastKey;

  private record SigningKey(String scope, byte[] key) {}

  SignatureVerifier(String keyId, String secretKey, InstantSource clock) {
    this.keyId = keyId;
    this.secretKey = secretKey;
    this.clock = clock;
  }

  void verify(SignedRequest request, String authorization) {
    Claim claim = claim(request.headers(), authorization);
    String expected = signature(request, claim.parts(), claim.date());
    if (!Digests.same(expected, claim.parts().signature())) {
      throw wrong(
          "The request signature we calculated does not match the signature you provided. Check"
              + " your AWS Secret Access Key and signing method. Consult the service documentation"
              + " for details.");
    }
  }

  /** Checks all of a signature that can be checked without the body. */
  void verifyWithoutBody(SignedRequest.Headers headers, String authorization) {
    claim(headers, authorization);
  }

  private record Claim(SignatureParts parts, String date) {}

  private Claim claim(SignedRequest.Headers headers, String authorization) {
    String date = firstOf(headers, "x-amz-date", "date");
    SignatureParts parts = SignatureParts.parse(authorization, !date.isEmpty());
    if (!Digests.same(parts.keyId(), keyId)) {
      throw new AccessRefused(
          AccessRefused.Reason.UNKNOWN_CREDENTIALS,
          "The security token included in the request is invalid.");
    }
    if (!parts.signedHeaders().contains("host")) {
      throw wrong("'Host' must be a 'SignedHeader' in the AWS Authorization.");
    }
    Instant signedAt = signedAt(date);
    refuseOtherTimes(signedAt);
    String basicDate = BASIC.format(signedAt);
    if (!basicDate.substring(0, 8).equals(parts.date())) {
      throw wrong(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
              + " HTTP: '%s' != '%s', from '%s'."
                  .formatted(parts.date(), basicDate.substring(0, 8), basicDate));
    }
    return new Claim(parts, basicDate);
  }

  private String signature(SignedRequest request, SignatureParts parts, String basicDate) {
    String canonical =
        CanonicalRequest.of(request, parts.signedHeaders(), Digests.sha256Hex(request.body()));
    String toSign =
        SignatureParts.ALGORITHM
            + "\n"
            + basicDate
            + "\n"
            + parts.scope()
            + "\n"
            + Digests.sha256Hex(canonical.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(Digests.hmac(signingKey(parts), toSign));
  }

  private byte[] signingKey(SignatureParts parts) {
    SigningKey last = lastKey;
    if (last != null && last.scope().equals(parts.scope())) {
      return last.key();
    }
    byte[] key = ("AWS4" + secretKey).getBytes(StandardCharsets.UTF_8);
    for (String part : parts.scope().split("/", -1)) {
      key = Digests.hmac(key, part);
    }
    lastKey = new SigningKey(parts.scope(), key);
    return key;
  }

  private void refuseOtherTimes(Instant signedAt) {
    Instant now = clock.instant();
    Instant earliest = now.minus(ALLOWED_SKEW);
    Instant latest = now.plus(ALLOWED_SKEW);
    if (signedAt.isBefore(earliest)) {
      throw wrong(
          "Signature expired: %s is now earlier than %s (%s - 15 min.)"
              .formatted(BASIC.format(signedAt), BASIC.format(earliest), BASIC.format(now)));
    }
    if (signedAt.isAfter(latest)) {
      throw wrong(
          "Signature not yet current: %s is still later than %s (%s + 15 min.)"
              .formatted(BASIC.format(signedAt), BASIC.format(latest), BASIC.format(now)));
    }
  }

  private static Instant signedAt(String date) {
    try {
      return BASIC.parse(date, Instant::from);
    } catch (DateTimeException basic) {
      try {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      } catch (DateTimeException httpDate) {
        throw new AccessRefused(
            AccessRefused.Reason.INCOMPLETE_SIGNATURE,
            "Date must be in ISO-8601 'basic format'. Got '"
                + date
                + "'. See http://en.wikipedia.org/wiki/ISO_8601");
      }
    }
  }

  private static String firstOf(SignedRequest.Headers headers, String name, String otherwise) {
    List<String> values = headers.of(name);
    List<String> others = values.isEmpty() ? headers.of(otherwise) : values;
    return others.isEmpty() ? "" : others.getFirst().strip();
  }

  private static AccessRefused wrong(String message) {
    return new AccessRefused(AccessRefused.Reason.WRONG_SIGNATURE, message);
  }
}
