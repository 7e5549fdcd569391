package org.stromlauf.retail;

import org.jspecify.annotations.Nullable;

/**
 * A document on its way to its customer.
 *
 * @param address e-mail address, or the name of the print shop
 * @param failed why it could not be delivered; null as long as that is not known
 */
public record Dispatched(String invoice, Way way, String address, @Nullable String failed) {

    /** How it goes. */
    public enum Way {
        EMAIL("E-Mail"),
        LETTER("Brief");

        private final String german;

        Way(String german) {
            this.german = german;
        }

        public String german() {
            return german;
        }
    }
}
