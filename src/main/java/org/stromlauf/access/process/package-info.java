/** Users, groups and authorizations of the engine, and its web apps' sessions. */
@NullMarked
package org.stromlauf.access.process;

import org.jspecify.annotations.NullMarked;
