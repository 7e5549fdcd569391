package org.stromlauf.edifact.examples;

import org.stromlauf.edifact.definition.Node;

/** What an example shall hold beyond what its column requires, and which of several codes or values it takes. */
public interface Wish {

    /** Nothing more, and the first of each. */
    Wish LEAST = new Wish() {

        @Override
        public int segments(Node node) {
            return 0;
        }

        @Override
        public boolean element() {
            return false;
        }

        @Override
        public int choice(int size) {
            return 0;
        }
    };

    /** How often a segment or group stands that is not required. */
    int segments(Node node);

    /** Whether an element stands that is not required. */
    boolean element();

    /** Which of so many codes stands first, from 0. */
    int choice(int size);
}
