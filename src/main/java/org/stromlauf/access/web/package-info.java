/** Security filter chains, the guard before the engine's web apps, problem details. */
@NullMarked
package org.stromlauf.access.web;

import org.jspecify.annotations.NullMarked;
