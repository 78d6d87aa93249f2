/** The services in one Spring context on the embedded engines. */
@NullMarked
package io.benchtable.standalone.server;

import org.jspecify.annotations.NullMarked;
