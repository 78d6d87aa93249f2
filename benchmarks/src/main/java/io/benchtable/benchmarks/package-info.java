/** What both measurements have in common. */
@NullMarked
package io.benchtable.benchmarks;

import org.jspecify.annotations.NullMarked;
