/** Everything in one process on embedded engines, and the command line. */
@NullMarked
package io.benchtable.standalone;

import org.jspecify.annotations.NullMarked;
