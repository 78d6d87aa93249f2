/** Change events: every committed change of an item, once and in order, on Kafka. */
@NullMarked
package io.benchtable.streams;

import org.jspecify.annotations.NullMarked;
