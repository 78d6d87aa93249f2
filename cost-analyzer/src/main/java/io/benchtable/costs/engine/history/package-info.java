/** Answers how the benchmarks of one pipeline changed over time. */
@NullMarked
package io.benchtable.costs.engine.history;

import org.jspecify.annotations.NullMarked;
