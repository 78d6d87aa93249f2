package io.benchtable.streams.stream;

import io.benchtable.streams.change.SequenceNumber;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes iterators as text and reads them back. They are authenticated with the platform's token,
 * which all publishers have: any of them can go on with another's, and with nobody else's.
 */
final class ShardIterators {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MAC_BYTES = 16;
  private static final Pattern TEXT = Pattern.compile("(.+)\\|1\\|([A-Za-z0-9_-]+)");
  private static final Pattern PLACE =
      Pattern.compile("([^|]{1,65})\\|(-1|[0-9]{1,19})\\|([0-9]{1,40})\\|([0-9]{1,18})");

  private final SecretKeySpec key;

  ShardIterators(String secret) {
    key =
        new SecretKeySpec(
            ("benchtable shard iterators\n" + secret).getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  String write(ShardIterator iterator) {
    byte[] place =
        "%s|%d|%s|%d"
            .formatted(
                iterator.shard(),
                iterator.offset(),
                iterator.after().value(),
                iterator.issuedAt().toEpochMilli())
            .getBytes(StandardCharsets.UTF_8);
    byte[] mac = mac(iterator.arn(), place);
    byte[] both = Arrays.copyOf(mac, MAC_BYTES + place.length);
    System.arraycopy(place, 0, both, MAC_BYTES, place.length);
    return iterator.arn() + "|1|" + Base64.getUrlEncoder().withoutPadding().encodeToString(both);
  }

  /** Empty for a text that is none of {@link #write}. */
  Optional<ShardIterator> read(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return StreamArn.parse(parts.group(1))
        .filter(arn -> arn.toString().equals(parts.group(1)))
        .flatMap(arn -> read(arn, decoded(parts.group(2))));
  }

  private Optional<ShardIterator> read(StreamArn arn, byte[] both) {
    if (both.length <= MAC_BYTES) {
      return Optional.empty();
    }
    byte[] place = Arrays.copyOfRange(both, MAC_BYTES, both.length);
    if (!MessageDigest.isEqual(mac(arn, place), Arrays.copyOf(both, MAC_BYTES))) {
      return Optional.empty();
    }
    Matcher parts = PLACE.matcher(new String(place, StandardCharsets.UTF_8));
    return parts.matches()
        ? Optional.of(
            new ShardIterator(
                arn,
                parts.group(1),
                Long.parseLong(parts.group(2)),
                new SequenceNumber(new BigInteger(parts.group(3))),
                Instant.ofEpochMilli(Long.parseLong(parts.group(4)))))
        : Optional.empty();
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private byte[] mac(StreamArn arn, byte[] place) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((arn + "\n").getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(place), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Expected " + ALGORITHM + " in every Java, but " + e, e);
    }
  }
}
