/** Measures the loop of a whole instance from outside: tables in front, Temporal behind. */
@NullMarked
package io.benchtable.benchmarks.loop;

import org.jspecify.annotations.NullMarked;
