/** Answers over HTTP what a benchmark's past runs would cost by other prices; writes nothing. */
@NullMarked
package io.benchtable.costs.engine.reprice;

import org.jspecify.annotations.NullMarked;
