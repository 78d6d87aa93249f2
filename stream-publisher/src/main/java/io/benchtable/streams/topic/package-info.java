/** Topics: what they are called, how they are made, and how far each of them has come. */
@NullMarked
package io.benchtable.streams.topic;

import org.jspecify.annotations.NullMarked;
