package io.benchtable.streams.stream;

import java.util.List;
import java.util.Optional;

/** What streams there are. */
interface StreamRegistry {

  /** In order of their names, as they were a moment ago. */
  List<StreamView> all();

  /** A stream, looked for again where it was not there a moment ago. */
  Optional<StreamView> find(StreamArn arn);

  /** A stream as it is now. */
  Optional<StreamView> findNow(StreamArn arn);

  /** A stream, or the refusal that the protocol has for one that is not there. */
  default StreamView require(StreamArn arn) {
    return find(arn).orElseThrow(() -> StreamRefused.streamMissing(arn.toString()));
  }
}
