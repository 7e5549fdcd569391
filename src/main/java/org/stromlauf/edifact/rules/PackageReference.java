package org.stromlauf.edifact.rules;

/**
 * {@code [nPm..k]} behind a code: while the precondition of package n holds, the code stands at least m and at most k times
 * (Allgemeine Festlegungen 6.1, chapter 6.9). The bounds belong to the code: of one package some codes must, others may stand.
 *
 * @param most {@link Integer#MAX_VALUE} for {@code n}
 */
record PackageReference(String number, int least, int most) {

    static boolean isPackage(String reference) {
        return reference.indexOf('P') > 0;
    }

    static PackageReference parse(String reference) {
        var p = reference.indexOf('P');
        var dots = reference.indexOf("..");
        var number = reference.substring(0, p);
        if (dots < 0) return new PackageReference(number, 0, Integer.MAX_VALUE);
        var most = reference.substring(dots + 2);
        return new PackageReference(
                number,
                Integer.parseInt(reference.substring(p + 1, dots)),
                most.equals("n") ? Integer.MAX_VALUE : Integer.parseInt(most));
    }
}
