package org.stromlauf.dunning;

/**
 * What a supplier may choose itself.
 *
 * @param reminderDays days from the due date to the reminder
 * @param paymentDays days that a reminder leaves for paying before a disconnection is threatened
 */
public record DunningTerms(int reminderDays, int paymentDays) {

    /** A week's patience, two weeks to pay. */
    public static final DunningTerms USUAL = new DunningTerms(7, 14);

    public DunningTerms {
        // BGB §286: in arrears only from the day after the due date.
        if (reminderDays < 1)
            throw new IllegalArgumentException("A reminder comes after the due date, was " + reminderDays + " days");
        if (paymentDays < 1) throw new IllegalArgumentException("A reminder leaves time to pay, was " + paymentDays);
    }
}
