/** Sends the same requests to the table service and to Dynoxide, and tells where they differ. */
@NullMarked
package io.benchtable.benchmarks.differences;

import org.jspecify.annotations.NullMarked;
