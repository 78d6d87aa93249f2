/** What a benchmark is: its spec, matrix, plan, commands and lifecycle, without any framework. */
@NullMarked
package io.benchtable.workflows.benchmark;

import org.jspecify.annotations.NullMarked;
