/** Benchmarks as they are carried out: the workflow, its items, and what starts and guards it. */
@NullMarked
package io.benchtable.workflows.run;

import org.jspecify.annotations.NullMarked;
