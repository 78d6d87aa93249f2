/** Measures the loop of a whole instance from outside: tables in front, Temporal behind. */
@NullMarked
package io.benchtable.benchmarks;

import org.jspecify.annotations.NullMarked;
