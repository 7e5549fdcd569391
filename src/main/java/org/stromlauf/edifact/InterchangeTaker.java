package org.stromlauf.edifact;

import java.util.function.Supplier;

/** Takes the messages of a file one by one, so that a file of any size passes. */
public interface InterchangeTaker {

    /** The interchange itself, before its messages; when it is rejected there are none. */
    void interchange(CheckedInterchange head);

    /** @param outline the message's segments as they were sent, read when asked for */
    void message(CheckedInterchange head, CheckedMessage message, Supplier<Outline> outline);
}
