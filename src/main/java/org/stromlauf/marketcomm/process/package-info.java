/** How the process of a clearing case calls market communication. */
@NullMarked
package org.stromlauf.marketcomm.process;

import org.jspecify.annotations.NullMarked;
