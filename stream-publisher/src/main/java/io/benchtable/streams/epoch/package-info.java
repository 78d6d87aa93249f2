/** Epochs: whether the log that is read now continues the one that was published before. */
@NullMarked
package io.benchtable.streams.epoch;

import org.jspecify.annotations.NullMarked;
