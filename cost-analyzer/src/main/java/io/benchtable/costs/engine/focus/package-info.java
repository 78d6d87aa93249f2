/** Cost lines as files of FOCUS 1.2, the open specification of cost and usage data. */
@NullMarked
package io.benchtable.costs.engine.focus;

import org.jspecify.annotations.NullMarked;
