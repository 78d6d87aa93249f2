/** Streams as clients read them: their shards and records, for 24 hours, from the topics. */
@NullMarked
package io.benchtable.streams.stream;

import org.jspecify.annotations.NullMarked;
