package io.benchtable.streams.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.streams.change.SequenceNumber;
import java.math.BigInteger;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ShardIteratorsTests {

  private static final ShardIterator ITERATOR =
      new ShardIterator(
          new StreamArn("orders", "2026-11-23T10:15:30.123"),
          "shardId-00000001795428930123-0a1b2000",
          4711,
          new SequenceNumber(new BigInteger("1000000000000000023803720000003")),
          Instant.ofEpochMilli(1_795_428_930_123L));

  private final ShardIterators iterators = new ShardIterators("secret");

  @Test
  void readsWhatItWrote() {
    String text = iterators.write(ITERATOR);
    assertThat(text).startsWith(ITERATOR.arn() + "|1|").hasSizeLessThan(2048);
    assertThat(iterators.read(text)).contains(ITERATOR);
    ShardIterator oldest = ITERATOR.at(ShardIterator.HORIZON, ITERATOR.after(), Instant.EPOCH);
    assertThat(iterators.read(iterators.write(oldest))).contains(oldest);
  }

  @Test
  void readsWhatAnotherPublisherWroteWithTheSameToken() {
    assertThat(new ShardIterators("secret").read(iterators.write(ITERATOR))).contains(ITERATOR);
    assertThat(new ShardIterators("other").read(iterators.write(ITERATOR))).isEmpty();
  }

  @Test
  void refusesATextInWhichAnyCharacterIsAnother() {
    String text = iterators.write(ITERATOR);
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'x' ? 'y' : 'x';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThat(iterators.read(changed)).as(changed).isEmpty();
    }
  }

  @Test
  void refusesWhatIsNoIterator() {
    for (String text : new String[] {"x", "|1|", "a|1|AAAA", ITERATOR.arn() + "|1|AAAA"}) {
      assertThat(iterators.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void expiresAfterFifteenMinutes() {
    Instant end = ITERATOR.issuedAt().plusSeconds(15 * 60);
    assertThat(ITERATOR.isExpired(end)).isFalse();
    assertThat(ITERATOR.isExpired(end.plusMillis(1))).isTrue();
  }
}
