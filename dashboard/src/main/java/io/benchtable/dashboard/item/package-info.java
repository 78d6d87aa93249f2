/** The items of the platform's tables, read by key or index through the DynamoDB API. */
@NullMarked
package io.benchtable.dashboard.item;

import org.jspecify.annotations.NullMarked;
