/** The publication: reads the log, publishes its changes, and confirms what is safe. */
@NullMarked
package io.benchtable.streams.publication;

import org.jspecify.annotations.NullMarked;
