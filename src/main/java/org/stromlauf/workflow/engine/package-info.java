/** The engine's set-up and the adapters behind the module's ports. */
@NullMarked
package org.stromlauf.workflow.engine;

import org.jspecify.annotations.NullMarked;
