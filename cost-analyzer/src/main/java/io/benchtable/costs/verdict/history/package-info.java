/** How the benchmarks of one pipeline changed over time, and what changed beside them; pure. */
@NullMarked
package io.benchtable.costs.verdict.history;

import org.jspecify.annotations.NullMarked;
