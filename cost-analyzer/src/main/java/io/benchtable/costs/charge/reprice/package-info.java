/** What past runs would cost by other prices, beside what they were charged; pure. */
@NullMarked
package io.benchtable.costs.charge.reprice;

import org.jspecify.annotations.NullMarked;
